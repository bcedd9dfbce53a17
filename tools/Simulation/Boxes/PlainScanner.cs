using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>A scanner without a line: reads what is held up while it reads, again and again.</summary>
internal sealed class PlainScanner(Timeline time, FaultSource faults) : IScanner, ICodeReader
{
    // A module decodes within some 120 ms and starts again 300 ms after a code.
    private const int DecodeMs = 120;
    private const int AgainMs = 420;

    // How often a hostile module has something to say.
    private const int BabbleMs = 400;

    private byte[]? _held;
    private long _heldUntilMs;
    private long _readyAtMs;
    private long _babblesAtMs;
    private bool _reading;
    private bool _gone;

    public ScannerState State => _gone ? ScannerState.Failed : _reading ? ScannerState.Reading : ScannerState.Ready;

    public string Description => "plain";

    public void Show(byte[] code, int holdMs)
    {
        _held = code;
        _heldUntilMs = time.NowMs + holdMs;
        _readyAtMs = time.NowMs + DecodeMs;
    }

    public void TakeAway() => _held = null;

    public void Plug(bool connected)
    {
        _gone = !connected;
        _reading = false;
    }

    public long Step(long nowMs)
    {
        if (!_reading)
            return long.MaxValue;
        if (_held is not null && time.NowMs < _heldUntilMs)
            return nowMs + 10;
        return faults.Enabled && faults.Has(FaultKind.HostileScan) ? nowMs + BabbleMs : long.MaxValue;
    }

    public void StartReading()
    {
        _reading = !_gone;
        _readyAtMs = Math.Max(_readyAtMs, time.NowMs + DecodeMs);
    }

    public void StopReading() => _reading = false;

    public int TakeCode(byte[] buffer, int offset, int count)
    {
        if (_reading && time.NowMs >= _babblesAtMs)
        {
            _babblesAtMs = time.NowMs + BabbleMs;
            if (faults.Strikes(FaultKind.HostileScan, out Dice babble))
            {
                byte[] any = HostileScan.Code(babble);
                int taken = Math.Min(any.Length, count);
                Array.Copy(any, 0, buffer, offset, taken);
                return taken;
            }
        }
        if (!_reading || _held is null || time.NowMs < _readyAtMs || time.NowMs >= _heldUntilMs)
            return 0;
        _readyAtMs = time.NowMs + AgainMs;
        byte[] read = _held;
        if (faults.Strikes(FaultKind.CodeGarbled, out Dice how))
            read = Garble(read, how);
        if (read.Length > count)
            return 0;
        read.CopyTo(buffer, offset);
        return read.Length;
    }

    private static byte[] Garble(byte[] code, Dice how)
    {
        int at = how.Below(code.Length, 1);
        return how.Below(3, 2) switch
        {
            0 => [.. code[..at], .. code[(at + 1)..]],
            1 => [.. code[..at], code[at], .. code[at..]],
            _ => [.. code[..at], (byte)('0' + how.Below(10, 3)), .. code[(at + 1)..]],
        };
    }
}
