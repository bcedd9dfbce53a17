using System;
using System.Collections.Generic;
using System.Text;
using VirtualBoard.Serial;

namespace VirtualBoard.Sound;

/// <summary>What a voice module played.</summary>
/// <param name="StartMicroseconds">When the file began, by the board's clock.</param>
/// <param name="Path">The file.</param>
/// <param name="Volume">Loudness, 0 to 30.</param>
public sealed record PlayedFile(long StartMicroseconds, string Path, int Volume);

/// <summary>
/// A voice module JQ8400 as DFRobot's page of the DFR0534 describes it: frames of AA, command, length, data and sum at 9600 baud; files of
/// its own flash; a combination plays files of the folder ZH that are named by two characters. It says nothing unasked, and most commands
/// have no answer at all.
/// </summary>
public sealed class VirtualVoiceModule : ISerialPart
{
    private const byte Start = 0xAA;
    private const byte Stopped = 0;
    private const byte Playing = 1;
    private const int FirstVolume = 20;
    private const int MostVolume = 30;

    // It mounts its flash before it listens, opens a file before it sounds, and answers when its loop comes round.
    private const int MountMs = 600;
    private const int OpenFileMs = 60;
    private const int AnswerMs = 8;

    private readonly int _txPin, _rxPin;
    private readonly Dictionary<string, int> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<byte> _frame = new();
    private readonly List<PlayedFile> _played = new();
    private readonly Queue<string> _run = new();
    private SerialWire? _wire;
    private int _era;
    private bool _listens;
    private byte _status;

    /// <summary>Makes an empty module wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    public VirtualVoiceModule(int mcuTxPin, int mcuRxPin) => (_txPin, _rxPin) = (mcuTxPin, mcuRxPin);

    /// <inheritdoc/>
    public int BaudRate => 9600;

    /// <summary>Loudness, 0 to 30; it starts with 20.</summary>
    public int Volume { get; private set; } = FirstVolume;

    /// <summary>Whether it plays now.</summary>
    public bool IsPlaying => _status == Playing;

    /// <summary>Commands whose sum or length was wrong.</summary>
    public int BadFrames { get; private set; }

    /// <summary>Commands to play that came while it played, which it does not take.</summary>
    public int Refused { get; private set; }

    /// <summary>It hears but says nothing.</summary>
    public bool IsMute { get; set; }

    /// <summary>So many of the next answers are spoilt.</summary>
    public int SpoilAnswers { get; set; }

    /// <summary>It never comes to the end of a file.</summary>
    public bool Hangs { get; set; }

    /// <summary>Happens under the board's lock when a file begins to sound; the one before has ended then.</summary>
    public event Action<PlayedFile>? Began;

    /// <summary>Happens under the board's lock when it falls silent.</summary>
    public event Action? Ended;

    /// <summary>What it played, in order.</summary>
    public IReadOnlyList<PlayedFile> Played
    {
        get
        {
            lock (_played)
                return _played.ToArray();
        }
    }

    private SerialWire Wire => _wire ?? throw new InvalidOperationException("The module is not attached.");

    /// <summary>Puts a file on its flash.</summary>
    /// <param name="path">Folder and name, for instance <c>ZH/18.wav</c>.</param>
    /// <param name="milliseconds">How long it sounds.</param>
    public void Put(string path, int milliseconds) => _files[path] = milliseconds;

    /// <summary>Takes a file off its flash.</summary>
    public void Remove(string path) => _files.Remove(path);

    /// <summary>Pulls its plug, or puts it back; it keeps its supply.</summary>
    public void Plug(bool connected) => Wire.Connected = connected;

    /// <inheritdoc/>
    public void Attach(BoardModel board) => _wire = board.Uarts.Wire(this, _txPin, _rxPin);

    /// <inheritdoc/>
    public void SupplyOn() => Restart();

    /// <inheritdoc/>
    public void SupplyOff()
    {
        _era++;
        _listens = false;
        FallSilent();
    }

    /// <summary>Its supply failed for a moment: it starts anew, as loud as it was made.</summary>
    public void Restart()
    {
        SupplyOff();
        Volume = FirstVolume;
        _frame.Clear();
        _run.Clear();
        Later(MountMs, () => _listens = true);
    }

    /// <inheritdoc/>
    public void Receive(byte value)
    {
        if (!_listens)
            return;
        if (_frame.Count == 0 && value != Start)
            return;
        _frame.Add(value);
        if (_frame.Count < 4 || _frame.Count < _frame[2] + 4)
            return;
        byte[] frame = [.. _frame];
        _frame.Clear();
        int sum = 0;
        for (int i = 0; i < frame.Length - 1; i++)
            sum += frame[i];
        if ((byte)sum != frame[^1])
            BadFrames++;
        else
            Do(frame[1], frame[3..^1]);
    }

    private void Do(byte command, byte[] data)
    {
        switch (command)
        {
            case 0x01:
                Answer([Start, 0x01, 1, _status]);
                break;
            case 0x04:
                Stop();
                break;
            case 0x0C:
                Answer([Start, 0x0C, 2, (byte)(_files.Count >> 8), (byte)_files.Count]);
                break;
            case 0x13 when data.Length == 1:
                Volume = Math.Min(data[0], (byte)MostVolume);
                break;
            case 0x1B when data.Length > 0 && data.Length % 2 == 0:
                Combine(data);
                break;
            case 0x1C:
                Stop();
                break;
        }
    }

    private void Combine(byte[] names)
    {
        if (_status == Playing)
        {
            Refused++;
            return;
        }
        _run.Clear();
        for (int i = 0; i < names.Length; i += 2)
            _run.Enqueue($"ZH/{Encoding.ASCII.GetString(names, i, 2)}.wav");
        Later(OpenFileMs, Next);
    }

    // A file that is not there ends the combination.
    private void Next()
    {
        if (!_run.TryDequeue(out string? path) || !_files.TryGetValue(path, out int milliseconds))
        {
            Stop();
            return;
        }
        _status = Playing;
        var file = new PlayedFile(Wire.Now, path, Volume);
        lock (_played)
            _played.Add(file);
        Began?.Invoke(file);
        if (!Hangs)
            Later(milliseconds, Next);
    }

    private void Stop()
    {
        _run.Clear();
        _era++;
        FallSilent();
    }

    private void FallSilent()
    {
        bool played = _status == Playing;
        _status = Stopped;
        if (played)
            Ended?.Invoke();
    }

    private void Answer(byte[] bytes)
    {
        if (IsMute)
            return;
        int sum = 0;
        foreach (byte value in bytes)
            sum += value;
        if (SpoilAnswers > 0)
        {
            SpoilAnswers--;
            sum ^= 0x10;
        }
        byte[] frame = [.. bytes, (byte)sum];
        Later(AnswerMs, () => Wire.Send(frame), isAnswer: true);
    }

    // What was to be played is forgotten by a stop; an answer is not.
    private void Later(int milliseconds, Action what, bool isAnswer = false)
    {
        int era = _era;
        Wire.After(milliseconds * 1000L, () =>
        {
            if (isAnswer ? _listens : era == _era)
                what();
        });
    }
}
