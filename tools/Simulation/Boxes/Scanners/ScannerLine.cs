using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Scanners;
using VirtualBoard.Serial;

namespace Simulation.Boxes.Scanners;

/// <summary>
/// The UART between the box and its scanner module, for the real driver: what the module says is lost, doubled, late or joined by
/// noise, and it answers wrongly, by half, or not at all. A hostile one says whatever it likes.
/// </summary>
internal sealed class ScannerLine : ISerialLine
{
    private const string Port = "COM2";

    // As the device's driver is set up.
    private const int ReceiveBytes = 2_048;

    private const int LateMs = 250;

    // Behind what drivers wait for an answer, and before.
    private static readonly int[] s_lateMs = [60, 300, 1_200];

    private static readonly int[] s_babblePausesMs = [70, 400, 1_500];

    private readonly BoardModel _board;
    private readonly BoardTurns _turns;
    private readonly IVirtualScanner _module;
    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Action _stir;
    private readonly Queue<byte> _noticed = new();
    private readonly Action<byte> _notice;
    private readonly LineNoise _noise;
    private Uart? _uart;
    private long _heldUntilMs;
    private int _babble;

    internal ScannerLine(BoardModel board, IVirtualScanner module, Timeline time, FaultSource faults, Action stir)
    {
        (_board, _module, _time, _faults, _stir) = (board, module, time, faults, stir);
        _notice = _noticed.Enqueue;
        _noise = new LineNoise(faults, FaultKind.UartNoise, FaultKind.UartByteLost, FaultKind.UartByteDoubled);
        // Between two bytes of the module there is nothing to do for the box.
        _turns = new BoardTurns(time, board, () =>
        {
            if (_uart is { BytesToRead: > 0 })
                stir();
        });
        if (faults.Has(FaultKind.HostileScan))
            Babble();
    }

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        Close();
        _uart = _board.Uarts.Open(Port, ScannerBoard.TxPin, ScannerBoard.RxPin, baudRate, ReceiveBytes);
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
        return taken;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_uart is null)
            return;
        Suffer();
        for (int i = 0; i < count; i++)
            _uart.Send(buffer[offset + i]);
        Plan();
    }

    /// <summary>The box has no power, or opens the line anew.</summary>
    internal void Close()
    {
        if (_uart is not null)
            _board.Uarts.Close(_uart);
        _uart = null;
        _noticed.Clear();
        _heldUntilMs = 0;
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend() => _heldUntilMs = 0;

    /// <summary>Something was done with the module: it may have something to say earlier.</summary>
    internal void Plan() => _turns.Plan();

    private void Suffer()
    {
        ScannerFaults faults = _module.Faults;
        if (_faults.Strikes(FaultKind.ScannerReset))
            _module.Restart();
        if (_faults.Strikes(FaultKind.ScannerIgnores))
            faults.LoseReplies++;
        if (_faults.Strikes(FaultKind.ScannerSpoils))
            faults.SpoilReplies++;
        if (_faults.Strikes(FaultKind.ScannerCutsAnswer))
            faults.HalveReplies++;
        if (_faults.Strikes(FaultKind.ScannerResetsInAnswer))
            faults.RestartInReplies++;
        faults.LateMs = _faults.Strikes(FaultKind.ScannerLate, out Dice how) ? s_lateMs[how.Below(s_lateMs.Length, 1)] : 0;
    }

    private void Notice(Uart uart)
    {
        int waiting = uart.BytesToRead;
        if (waiting == 0)
            return;
        byte[] bytes = new byte[waiting];
        uart.Take(bytes, 0, waiting);
        foreach (byte value in bytes)
        {
            if (_faults.Strikes(FaultKind.UartDelay))
            {
                _heldUntilMs = _time.NowMs + LateMs;
                _time.At(_heldUntilMs, _stir);
            }
            _noise.Pass(value, _notice);
        }
    }

    // At the line's speed, whatever was asked.
    private void Babble() => _time.After(s_babblePausesMs[_babble++ % s_babblePausesMs.Length], () =>
    {
        if (_uart is not null && _faults.Strikes(FaultKind.HostileScan, out Dice how))
        {
            foreach (byte value in HostileScan.Line(how))
            {
                if (_noticed.Count < ReceiveBytes)
                    _noticed.Enqueue(value);
            }
            _stir();
        }
        Babble();
    });
}
