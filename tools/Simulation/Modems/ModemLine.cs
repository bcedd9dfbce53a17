using ScanBox.Ports;
using Simulation.Boxes;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Serial;

namespace Simulation.Modems;

/// <summary>
/// The UART between the box and its modem, for the real driver: bytes are lost, doubled, late or joined by noise, both ways, and a modem
/// that is hostile says whatever it likes amid its answers.
/// </summary>
internal sealed class ModemLine : ISerialLine
{
    private const string Port = "COM3";

    // As the device's driver is set up.
    private const int ReceiveBytes = 2_048;

    private const int LongestDelayMs = 4_000;

    // Within an answer, between two, and while nothing is asked.
    private static readonly int[] s_babblePausesMs = [3, 70, 400, 2_500, 9_000];

    private readonly ModemBoard _board;
    private readonly ModemTrouble _trouble;
    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly AtTranscript _transcript;
    private readonly LineNoise _noise;
    private readonly Queue<byte> _noticed = new();
    private Uart? _uart;
    private long _heldUntilMs;
    private int _babble;

    internal ModemLine(ModemBoard board, ModemTrouble trouble, Timeline time, FaultSource faults, Trace trace)
    {
        (_board, _trouble, _time, _faults) = (board, trouble, time, faults);
        _transcript = new AtTranscript(trace);
        _noise = new LineNoise(faults, FaultKind.ModemNoise, FaultKind.ModemByteLost, FaultKind.ModemByteDoubled);
        if (faults.Has(FaultKind.HostileModem))
            Babble();
    }

    /// <summary>When a byte last passed, either way.</summary>
    internal long UsedAtMs { get; private set; }

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        Close();
        _uart = _board.Board.Uarts.Open(Port, ModemBoard.TxPin, ModemBoard.RxPin, baudRate, ReceiveBytes);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (_uart is null || _time.NowMs < _heldUntilMs)
            return 0;
        Notice(_uart);
        if (_time.NowMs < _heldUntilMs)
            return 0;
        int taken = 0;
        while (taken < count && _noticed.TryDequeue(out byte value))
            buffer[offset + taken++] = value;
        _transcript.Taken(buffer.AsSpan(offset, taken));
        return taken;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_uart is null)
            return;
        UsedAtMs = _time.NowMs;
        bool cut = _faults.Strikes(FaultKind.PowerCutAtSend, out Dice how);
        int left = cut ? how.Below(count + 1, 1) : count;
        _transcript.Sent(buffer.AsSpan(offset, left));
        _trouble.Hear(buffer.AsSpan(offset, count));
        Action<byte> send = _uart.Send;
        for (int i = 0; i < left; i++)
            _noise.Pass(buffer[offset + i], send);
        _board.Plan();
        if (cut)
            throw new PowerLostException();
    }

    /// <summary>The box has no power, or opens the line anew.</summary>
    internal void Close()
    {
        if (_uart is not null)
            _board.Board.Uarts.Close(_uart);
        _uart = null;
        _noticed.Clear();
        _heldUntilMs = 0;
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend() => _heldUntilMs = 0;

    private void Notice(Uart uart)
    {
        int waiting = uart.BytesToRead;
        if (waiting == 0)
            return;
        UsedAtMs = _time.NowMs;
        byte[] bytes = new byte[waiting];
        uart.Take(bytes, 0, waiting);
        Action<byte> notice = _noticed.Enqueue;
        foreach (byte value in bytes)
            _noise.Pass(value, notice);
        if (_faults.Strikes(FaultKind.ModemDelay, out Dice how))
            _heldUntilMs = _time.NowMs + how.Between(1, LongestDelayMs, 1);
    }

    private void Babble() => _time.After(s_babblePausesMs[_babble++ % s_babblePausesMs.Length], () =>
    {
        if (_uart is not null && _board.HasSupply && _faults.Strikes(FaultKind.HostileModem, out Dice how))
        {
            UsedAtMs = _time.NowMs;
            foreach (byte value in HostileLine.Make(how))
            {
                if (_noticed.Count < ReceiveBytes)
                    _noticed.Enqueue(value);
            }
        }
        Babble();
    });
}
