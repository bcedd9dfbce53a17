using ScanBox.Ports;
using Simulation.Boxes;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Serial;

namespace Simulation.Modems;

/// <summary>The UART between the box and its modem, for the real driver: bytes are lost, doubled, late or joined by noise, both ways.</summary>
internal sealed class ModemLine(ModemBoard board, ModemTrouble trouble, Timeline time, FaultSource faults, Trace trace) : ISerialLine
{
    private const string Port = "COM3";

    // As the device's driver is set up.
    private const int ReceiveBytes = 2_048;

    private const int LongestDelayMs = 4_000;

    private readonly AtTranscript _transcript = new(trace);
    private readonly Queue<byte> _noticed = new();
    private Uart? _uart;
    private long _heldUntilMs;

    /// <summary>When a byte last passed, either way.</summary>
    internal long UsedAtMs { get; private set; }

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        Close();
        _uart = board.Board.Uarts.Open(Port, ModemBoard.TxPin, ModemBoard.RxPin, baudRate, ReceiveBytes);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (_uart is null || time.NowMs < _heldUntilMs)
            return 0;
        Notice(_uart);
        if (time.NowMs < _heldUntilMs)
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
        UsedAtMs = time.NowMs;
        bool cut = faults.Strikes(FaultKind.PowerCutAtSend, out Dice how);
        int left = cut ? how.Below(count + 1, 1) : count;
        _transcript.Sent(buffer.AsSpan(offset, left));
        trouble.Hear(buffer.AsSpan(offset, count));
        Action<byte> send = _uart.Send;
        for (int i = 0; i < left; i++)
            Pass(buffer[offset + i], send);
        board.Plan();
        if (cut)
            throw new PowerLostException();
    }

    /// <summary>The box has no power, or opens the line anew.</summary>
    internal void Close()
    {
        if (_uart is not null)
            board.Board.Uarts.Close(_uart);
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
        UsedAtMs = time.NowMs;
        byte[] bytes = new byte[waiting];
        uart.Take(bytes, 0, waiting);
        Action<byte> notice = _noticed.Enqueue;
        foreach (byte value in bytes)
            Pass(value, notice);
        if (faults.Strikes(FaultKind.ModemDelay, out Dice how))
            _heldUntilMs = time.NowMs + how.Between(1, LongestDelayMs, 1);
    }

    private void Pass(byte value, Action<byte> on)
    {
        if (faults.Strikes(FaultKind.ModemNoise, out Dice how))
            on((byte)how.Below(256, 1));
        if (faults.Strikes(FaultKind.ModemByteLost))
            return;
        on(value);
        if (faults.Strikes(FaultKind.ModemByteDoubled))
            on(value);
    }
}
