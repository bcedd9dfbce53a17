using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Driver of a module that only talks: it reads by itself and sends each code as a line that ends with CR, LF or TAB. It has no
/// commands, so it can be neither found nor missed; its light is its own business. What it sends while no code is wanted is dropped.
/// <code>
///           first step          StartReading
///  Finding ------------> Ready --------------> Reading
///                          ^   StopReading        |
///                          +----------------------+
/// </code>
/// </summary>
public sealed class PlainLineScanner : IScanner
{
    /// <summary>Speed of most modules as they come out of their box, in baud.</summary>
    public const int DefaultBaudRate = 9600;

    // Inside a code bytes follow each other without a gap. Measured only when a read found nothing, so a slow loop does no harm.
    private const int BrokenAfterMs = 200;

    // 115200 baud fill 2 KB of receive buffer in 177 ms; at rest nothing is lost that anyone wants.
    private const int BusyPollMs = 10;
    private const int IdlePollMs = 100;

    // Bounds the work of one step: a few milliseconds on the device.
    private const int MaxBytesPerStep = 64;

    private readonly ISerialLine _line;
    private readonly int _baudRate;
    private readonly CodeLineSplitter _lines = new();
    private readonly LoneText _lone = new();
    private readonly byte[] _chunk = new byte[MaxBytesPerStep];
    private readonly byte[] _code = new byte[CodeLineSplitter.MaxCodeBytes];
    private int _codeLength;
    private long _lastByteMs;
    private bool _isOpen;

    /// <summary>A driver for the module on a line; the line is opened by the first <see cref="Step"/>.</summary>
    /// <param name="line">The module's line; no one else uses it.</param>
    /// <param name="baudRate">Its speed in baud.</param>
    public PlainLineScanner(ISerialLine line, int baudRate = DefaultBaudRate)
    {
        _line = line;
        _baudRate = baudRate;
        Description = "plain lines at " + baudRate.ToString() + " baud";
    }

    /// <inheritdoc/>
    public ScannerState State { get; private set; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>Codes dropped because they were longer than <see cref="CodeLineSplitter.MaxCodeBytes"/>.</summary>
    public int OverlongCodes => _lines.OverlongCodes;

    /// <summary>Codes dropped because noise or silence came before their tail.</summary>
    public int BrokenCodes => _lines.BrokenCodes;

    /// <inheritdoc/>
    public void StartReading()
    {
        Forget();
        // The rest of a code that began before was not meant for this payment.
        if (_lines.IsInside)
            _lines.Distrust();
        State = ScannerState.Reading;
    }

    /// <inheritdoc/>
    public void StopReading()
    {
        Forget();
        if (State == ScannerState.Reading)
            State = ScannerState.Ready;
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count)
    {
        int length = _codeLength;
        if (length == 0)
            return 0;
        if (length <= count)
            Array.Copy(_code, 0, buffer, offset, length);
        Forget();
        return length <= count ? length : 0;
    }

    /// <inheritdoc/>
    public long Step(long nowMs)
    {
        if (!_isOpen)
        {
            _isOpen = true;
            _line.Open(_baudRate);
            if (State == ScannerState.Finding)
                State = ScannerState.Ready;
        }
        int count = _line.Read(_chunk, 0, MaxBytesPerStep);
        if (count > 0)
        {
            _lastByteMs = nowMs;
            _lone.Arrived(_chunk, count, nowMs);
        }
        else if (_lines.IsInside && nowMs - _lastByteMs >= BrokenAfterMs)
            _lines.Cut();
        for (int i = 0; i < count; i++)
        {
            if (_lines.Push(_chunk[i]))
                Keep();
        }
        Array.Clear(_chunk, 0, MaxBytesPerStep);
        if (State == ScannerState.Reading && _codeLength == 0)
            _codeLength = _lone.Take(_code, nowMs);
        if (count == MaxBytesPerStep)
            return nowMs;
        return nowMs + (State == ScannerState.Reading || _lines.IsInside ? BusyPollMs : IdlePollMs);
    }

    private void Keep()
    {
        if (State != ScannerState.Reading || _codeLength > 0)
            return; // the oldest one counts
        if (!_lone.Sift(_lines.Buffer, 0, _lines.CodeLength))
            return;
        _codeLength = _lines.CodeLength;
        Array.Copy(_lines.Buffer, 0, _code, 0, _codeLength);
    }

    private void Forget()
    {
        Array.Clear(_code, 0, _codeLength);
        _codeLength = 0;
        _lone.Forget();
    }
}
