using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Driver of Useful Sensors' Tiny Code Reader on an I2C bus. It looks all the time, so reading on demand means: it is asked for what
/// it sees only while a code is wanted, and its lamp is on only then. It has no other setting, no version, no beep and no sleep.
/// <code>
///          acknowledges, sends a good block        StartReading
///  Absent ---------------------------------> Idle --------------> Reading
///    ^                                         |   StopReading       |
///    |  three misses, a stuck bus, garbage     |&lt;------------------+
///    +-----------------------------------------+---------------------+
/// </code>
/// One transfer a step at most: 6 ms for a block at 400 kHz.
/// </summary>
/// <remarks>A code must be seen twice, because the bus has no check sum, and in pictures that were taken after <see cref="StartReading"/>.</remarks>
public sealed class TinyCodeReader : IScanner
{
    /// <summary>Its address on the bus, 7 bits, which cannot be changed.</summary>
    public const int Address = 0x0C;

    // It takes five pictures a second: each is seen at least once.
    private const int PollMs = 100;

    // What a picture from before StartReading showed was not meant for this payment.
    private const int OldPictureMs = 250;

    // The same code twice, perhaps with blurred pictures between.
    private const int SameSightMs = 1000;

    // As the other modules are set up: held up, a code counts anew after this.
    private const int SameCodeMs = 3000;

    // A sign of life, as for modules on a UART.
    private const int CheckMs = 10000;
    private const int MaxMisses = 3;

    // A second of blocks that cannot be right is no single disturbed transfer.
    private const int MaxGarbage = 10;

    // It starts in some 0.5 s; later it is missing.
    private const int FindMs = 3000;
    private const int LookAgainMs = 500;

    // A transfer on a hung bus may stop the whole box for a second.
    private const int StuckPauseMs = 10000;

    private readonly II2cPart _part;
    private readonly IBoxLog? _log;
    private readonly byte[] _lampOn = { 0x01, 0x01 };
    private readonly byte[] _lampOff = { 0x01, 0x00 };
    private readonly byte[] _block = new byte[TinyBlock.Bytes];
    private readonly byte[] _seen = new byte[TinyBlock.MaxContent];
    private int _seenLength;
    private long _seenMs;
    private bool _isSure;
    private int _lastLength;
    private int _lastSum;
    private long _lastMs;

    private bool _isStarted;
    private bool _isPresent;
    private bool _hasFailed;
    private bool _isWanted;
    private bool _isLit = true; // as it comes up
    private bool _isNew;
    private int _misses;
    private int _garbage;
    private Fault _told;
    private long _sinceMs;
    private long _freshMs;
    private long _nextMs;
    private long _aliveMs;

    private enum Fault : byte
    {
        None,
        Silent,
        Stuck,
        Garbage,
    }

    /// <summary>A driver for the reader on a bus.</summary>
    /// <param name="part">The reader's address on its bus; no one else uses it.</param>
    /// <param name="log">Where to tell technicians what happened, or null.</param>
    public TinyCodeReader(II2cPart part, IBoxLog? log)
    {
        _part = part;
        _log = log;
    }

    /// <inheritdoc/>
    public ScannerState State
    {
        get
        {
            if (!_isPresent)
                return _hasFailed ? ScannerState.Failed : ScannerState.Finding;
            return _isWanted ? ScannerState.Reading : ScannerState.Ready;
        }
    }

    /// <inheritdoc/>
    public string Description => "Tiny Code Reader on I2C";

    /// <summary>Blocks dropped because they cannot be right.</summary>
    public int GarbageBlocks { get; private set; }

    /// <inheritdoc/>
    public void StartReading()
    {
        _isWanted = true;
        _isNew = true;
        _lastLength = 0;
        Forget();
    }

    /// <inheritdoc/>
    public void StopReading()
    {
        _isWanted = false;
        Forget();
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count)
    {
        if (!_isSure)
            return 0;
        int length = _seenLength <= count ? _seenLength : 0;
        Array.Copy(_seen, 0, buffer, offset, length);
        Forget();
        return length;
    }

    /// <inheritdoc/>
    public long Step(long nowMs)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _sinceMs = nowMs;
        }
        if (_isNew)
        {
            _isNew = false;
            _freshMs = nowMs + OldPictureMs;
            // Not sooner on a stuck bus: the box would stand still at every payment.
            if (_told != Fault.Stuck)
                _nextMs = nowMs;
        }
        bool isDark = _isPresent && !_isWanted && _isLit;
        if (nowMs < _nextMs && !isDark)
            return _nextMs;
        if (!_isPresent)
            Find(nowMs);
        else if (_isWanted != _isLit)
            Lamp(_isWanted, nowMs);
        else if (_isWanted)
            Look(nowMs);
        else if (nowMs - _aliveMs >= CheckMs || _misses > 0)
            Lamp(false, nowMs); // a reader that was plugged in again has its lamp on
        else
            _nextMs = _aliveMs + CheckMs;
        return _nextMs;
    }

    /// <summary>It is there when it acknowledges and what it sends can be right.</summary>
    private void Find(long nowMs)
    {
        I2cOutcome outcome = _part.Read(_block);
        bool isGood = outcome == I2cOutcome.Done && TinyBlock.Length(_block) != TinyBlock.Garbage;
        Array.Clear(_block, 0, TinyBlock.Bytes);
        if (isGood)
        {
            _isPresent = true;
            _hasFailed = false;
            _isLit = !_isWanted; // whatever it was: it is told
            _told = Fault.None;
            _misses = 0;
            _garbage = 0;
            _aliveMs = nowMs;
            _nextMs = nowMs;
            _freshMs = nowMs + OldPictureMs;
            _log?.Write(nowMs, "scanner: found " + Description);
            return;
        }
        _nextMs = nowMs + (outcome == I2cOutcome.Stuck ? StuckPauseMs : LookAgainMs);
        if (outcome == I2cOutcome.Stuck || nowMs - _sinceMs >= FindMs)
            Fail(FaultOf(outcome), nowMs);
    }

    private static Fault FaultOf(I2cOutcome outcome)
    {
        switch (outcome)
        {
            case I2cOutcome.Stuck:
                return Fault.Stuck;
            case I2cOutcome.NotAcknowledged:
                return Fault.Silent;
            default:
                return Fault.Garbage;
        }
    }

    private void Lamp(bool on, long nowMs)
    {
        I2cOutcome outcome = _part.Write(on ? _lampOn : _lampOff);
        if (outcome != I2cOutcome.Done)
        {
            Miss(outcome, nowMs);
            return;
        }
        _isLit = on;
        Live(nowMs);
        _nextMs = on ? nowMs : nowMs + CheckMs;
    }

    private void Look(long nowMs)
    {
        I2cOutcome outcome = _part.Read(_block);
        if (outcome != I2cOutcome.Done)
        {
            Miss(outcome, nowMs);
            return;
        }
        Live(nowMs);
        _nextMs = nowMs + PollMs;
        int length = TinyBlock.Length(_block);
        if (length == TinyBlock.Garbage)
            OnGarbage(nowMs);
        else
            OnGood(length, nowMs);
        Array.Clear(_block, 0, TinyBlock.Bytes);
    }

    private void Live(long nowMs)
    {
        _misses = 0;
        _aliveMs = nowMs;
    }

    private void OnGarbage(long nowMs)
    {
        GarbageBlocks++;
        _garbage++;
        if (_garbage >= MaxGarbage)
            Lose(Fault.Garbage, nowMs);
    }

    private void OnGood(int length, long nowMs)
    {
        _garbage = 0;
        if (length == 0 || nowMs < _freshMs || _isSure)
            return; // of two codes the first counts
        bool isSecond = nowMs - _seenMs <= SameSightMs && TinyBlock.IsSame(_block, length, _seen, _seenLength);
        if (!isSecond)
        {
            Forget();
            Array.Copy(_block, TinyBlock.ContentAt, _seen, 0, length);
            _seenLength = length;
            _seenMs = nowMs;
            return;
        }
        int sum = Crc16Xmodem.Of(_seen, 0, length);
        if (length == _lastLength && sum == _lastSum && nowMs - _lastMs < SameCodeMs)
            return;
        _lastLength = length;
        _lastSum = sum;
        _lastMs = nowMs;
        _isSure = true;
    }

    private void Miss(I2cOutcome outcome, long nowMs)
    {
        _misses++;
        _nextMs = nowMs + PollMs;
        if (outcome == I2cOutcome.Stuck || _misses >= MaxMisses)
            Lose(FaultOf(outcome), nowMs);
    }

    private void Lose(Fault fault, long nowMs)
    {
        _isPresent = false;
        _sinceMs = nowMs;
        Forget();
        _nextMs = nowMs + (fault == Fault.Stuck ? StuckPauseMs : LookAgainMs);
        Fail(fault, nowMs);
    }

    /// <summary>Says once what is wrong, and again when something else is.</summary>
    private void Fail(Fault fault, long nowMs)
    {
        _hasFailed = true;
        if (fault == _told)
            return;
        _told = fault;
        _log?.Write(nowMs, "scanner: " + Words(fault));
    }

    private static string Words(Fault fault)
    {
        switch (fault)
        {
            case Fault.Stuck:
                return "the I2C bus is stuck, SDA or SCL is held low; unplug the code reader and check its wires and pull-ups";
            case Fault.Garbage:
                return "the code reader sends blocks that cannot be right; check SDA, SCL, their pull-ups and the supply";
            default:
                return "no code reader answers at 0C of the I2C bus; check plug, supply, SDA and SCL";
        }
    }

    private void Forget()
    {
        Array.Clear(_seen, 0, _seenLength);
        _seenLength = 0;
        _isSure = false;
    }
}
