using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using VirtualBoard.Serial;

namespace VirtualBoard.Modems;

/// <summary>
/// The side of a modem that its UART sees, ITU-T V.250: echo, command lines, results, data of a declared length after a prompt,
/// and lines that come unasked.
/// <c>
/// line --CR--> busy --result--> line
///              busy --prompt--> data --all of it--> busy
/// </c>
/// What is typed while it is busy waits in a buffer. Lines that come unasked wait while data is typed.
/// </summary>
internal sealed class AtTerminal(SerialWire wire, Func<int> baudRate, Action<string> execute)
{
    private const int MaxLineChars = 2048;

    // What the UART buffers of these modules hold.
    private const int MaxWaitingBytes = 4096;
    private const int MaxSendingBytes = 64 * 1024;
    private const int MaxHeldLines = 64;

    private const byte CtrlZ = 0x1A;
    private const byte Escape = 0x1B;

    private readonly StringBuilder _line = new();
    private readonly Queue<byte> _waiting = new();
    private readonly Queue<string> _held = new();
    private readonly List<byte> _data = new();
    private bool _busy;
    private bool _draining;
    private int _dataLength;
    private Action<byte[]?>? _dataDone;
    private long _sentAt;
    private int _generation;
    private int _cutAfter = -1;
    private Action? _cut;
    private string? _interruption;

    /// <summary>Whether typed characters come back.</summary>
    public bool Echo { get; set; } = true;

    /// <summary>Whether results are words; otherwise digits.</summary>
    public bool Verbose { get; set; } = true;

    /// <summary>Whether results are kept back.</summary>
    public bool Quiet { get; set; }

    /// <summary>0 <c>ERROR</c>, 1 numbers, 2 words, 3GPP TS 27.007 +CMEE.</summary>
    public int CmeMode { get; set; }

    /// <summary>Time from a command line to the beginning of its answer in microseconds.</summary>
    public long ReplyMicroseconds { get; set; } = 3000;

    private bool InData => _dataDone is not null;

    /// <summary>Forgets everything: the modem restarts.</summary>
    public void Reset(int cmeMode)
    {
        _generation++;
        _line.Clear();
        _waiting.Clear();
        _held.Clear();
        EndData();
        _busy = false;
        Echo = true;
        Verbose = true;
        Quiet = false;
        CmeMode = cmeMode;
        StopFaults();
    }

    public void Receive(byte value)
    {
        if (_waiting.Count < MaxWaitingBytes)
            _waiting.Enqueue(value);
        Drain();
    }

    /// <summary>A line of an answer.</summary>
    public void Line(string text)
    {
        Send(Verbose ? $"\r\n{text}\r\n" : text + "\r\n");
        Interrupt();
    }

    /// <summary>A line and bytes that nothing may come between.</summary>
    public void Block(string head, byte[] data, string tail = "")
    {
        byte[] all = [.. Encoding.Latin1.GetBytes($"\r\n{head}\r\n"), .. data, .. Encoding.Latin1.GetBytes(tail)];
        Send(all);
        Interrupt();
    }

    /// <summary>Characters as they are.</summary>
    public void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>A line that comes unasked.</summary>
    public void Urc(string text)
    {
        if (!InData)
            Send($"\r\n{text}\r\n");
        else if (_held.Count < MaxHeldLines)
            _held.Enqueue($"\r\n{text}\r\n");
    }

    /// <summary>A line and bytes that come unasked.</summary>
    public void UrcBlock(string head, byte[] data) => UrcRaw($"\r\n{head}\r\n" + Encoding.Latin1.GetString(data));

    /// <summary>Bytes that come unasked, each a character.</summary>
    public void UrcRaw(string all)
    {
        if (!InData)
            Send(all);
        else if (_held.Count < MaxHeldLines)
            _held.Enqueue(all);
    }

    public void Ok() => Result("OK", 0);

    public void Error() => Result("ERROR", 4);

    /// <summary>OK, or ERROR.</summary>
    public void Answer(bool good)
    {
        if (good)
            Ok();
        else
            Error();
    }

    /// <summary>A line, and OK.</summary>
    public void Tell(string line)
    {
        Line(line);
        Ok();
    }

    /// <summary>A line that says why, and ERROR.</summary>
    public void Fail(string line)
    {
        Line(line);
        Error();
    }

    /// <summary>An error of 3GPP TS 27.007 9.2.</summary>
    public void Cme(int number)
    {
        if (CmeMode == 0)
            Error();
        else
            Result("+CME ERROR: " + (CmeMode == 2 ? CmeText.Of(number) : number.ToString(CultureInfo.InvariantCulture)), 4);
    }

    /// <summary>Ends the command with a word of its own, such as <c>SHUT OK</c>.</summary>
    public void Final(string text)
    {
        Line(text);
        Finish();
    }

    /// <summary>Ends the command without a result.</summary>
    public void Finish()
    {
        StopFaults();
        _busy = false;
        Drain();
    }

    /// <summary>Asks for data.</summary>
    /// <param name="prompt">What is sent first.</param>
    /// <param name="length">Bytes wanted, or -1 for everything up to Ctrl+Z.</param>
    /// <param name="timeoutMs">Time for all of it.</param>
    /// <param name="done">Gets the data, or null when time is up or Escape ended it.</param>
    public void Ask(string prompt, int length, int timeoutMs, Action<byte[]?> done)
    {
        Send(prompt);
        _data.Clear();
        _dataLength = length;
        _dataDone = done;
        int generation = _generation;
        wire.After(timeoutMs * 1000L, () =>
        {
            if (generation == _generation && _dataDone == done)
                Take(null);
        });
        Drain();
    }

    /// <summary>The answer to the present command stops after so many bytes, and something happens.</summary>
    public void CutAnswerAfter(int bytes, Action? then) => (_cutAfter, _cut) = (bytes, then);

    /// <summary>Something comes unasked after each line of the present answer.</summary>
    public void InterruptAnswerWith(string text) => _interruption = text;

    private void Interrupt()
    {
        if (_interruption is not null && _busy && _cutAfter < 0)
            Send($"\r\n{_interruption}\r\n");
    }

    private void Result(string word, int digit)
    {
        if (!Quiet)
            Send(Verbose ? $"\r\n{word}\r\n" : word.StartsWith('+') ? word + "\r\n" : digit.ToString(CultureInfo.InvariantCulture) + "\r");
        Finish();
    }

    private void Send(byte[] bytes)
    {
        if (_cutAfter >= 0)
        {
            int kept = Math.Min(bytes.Length, _cutAfter);
            _cutAfter -= kept;
            bytes = bytes[..kept];
            if (_cutAfter == 0 && _cut is not null)
            {
                Action cut = _cut;
                _cut = null;
                wire.After(bytes.Length * BitSampling.ByteMicroseconds(baudRate()), cut);
            }
        }
        long now = wire.Now, each = BitSampling.ByteMicroseconds(baudRate());
        _sentAt = Math.Max(_sentAt, now);
        // A module that is never listened to loses what its buffer does not hold.
        if (_sentAt - now > MaxSendingBytes * each)
            return;
        _sentAt += bytes.Length * each;
        wire.Send(bytes);
    }

    private void StopFaults()
    {
        _cutAfter = -1;
        _cut = null;
        _interruption = null;
    }

    /// <summary>Works off what was typed. A command that ends at once comes back here: the loop below goes on then.</summary>
    private void Drain()
    {
        if (_draining)
            return;
        _draining = true;
        while (_waiting.Count > 0 && (!_busy || InData))
        {
            byte value = _waiting.Dequeue();
            if (Echo)
                Send([value]);
            if (InData)
                TypeData(value);
            else
                TypeLine((char)value);
        }
        _draining = false;
    }

    private void TypeLine(char c)
    {
        if (c == '\b' && _line.Length > 0)
            _line.Length--;
        if (c is '\n' or '\b')
            return;
        if (c != '\r')
        {
            // A line that is too long keeps one character too many, as a mark.
            if (_line.Length <= MaxLineChars)
                _line.Append(c);
            return;
        }
        string line = _line.ToString();
        _line.Clear();
        int at = line.IndexOf("AT", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return;
        _busy = true;
        int generation = _generation;
        wire.After(ReplyMicroseconds, () =>
        {
            if (generation != _generation)
                return;
            if (line.Length > MaxLineChars)
                Error();
            else
                execute(line[at..]);
        });
    }

    private void TypeData(byte value)
    {
        if (_dataLength < 0 && value is CtrlZ or Escape)
        {
            Take(value == Escape ? null : _data.ToArray());
            return;
        }
        if (_dataLength >= 0 || _data.Count < MaxWaitingBytes)
            _data.Add(value);
        if (_data.Count == _dataLength)
            Take(_data.ToArray());
    }

    private void Take(byte[]? data)
    {
        Action<byte[]?> done = _dataDone!;
        EndData();
        done(data);
        while (!InData && _held.TryDequeue(out string? held))
            Send(held);
    }

    private void EndData()
    {
        _dataDone = null;
        _data.Clear();
    }
}
