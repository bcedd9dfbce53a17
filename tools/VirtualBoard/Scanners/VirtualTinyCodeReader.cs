using System;
using System.Buffers.Binary;
using VirtualBoard.I2c;

namespace VirtualBoard.Scanners;

/// <summary>
/// Useful Sensors' Tiny Code Reader, at address 0C of an I2C bus. It looks all the time; a read gives the code of its last picture:
/// a length of 2 bytes, low byte first, 0 for none, and 254 bytes. It knows no command but the one for its lamp: register 1.
/// </summary>
public sealed class VirtualTinyCodeReader : II2cPart, IVirtualScanner
{
    /// <summary>Its address, which cannot be changed.</summary>
    public const int FixedAddress = 0x0C;

    /// <summary>Longest code; the tail of a longer one is lost.</summary>
    public const int MaxCodeBytes = 254;

    private const int LengthBytes = 2;
    private const byte LampRegister = 1;

    private static readonly TimeSpan s_bootTime = TimeSpan.FromMilliseconds(500);

    // It takes some five pictures a second.
    private static readonly TimeSpan s_pictureTime = TimeSpan.FromMilliseconds(200);

    // It does not beep: who waits for a beep holds the code up for so long after it was read.
    private static readonly TimeSpan s_doubt = TimeSpan.FromSeconds(1);

    private readonly int _dataPin, _clockPin;
    private readonly CodeInHand _hand = new();
    private readonly byte[] _result = new byte[LengthBytes + MaxCodeBytes];
    private BoardModel? _board;
    private byte[]? _pictured;
    private long _readyAt;
    private long _nextPictureAt;
    private bool _supplied;
    private bool _plugged = true;
    private bool _hangs;
    private byte[]? _handedOut;
    private long _babblesUntil;
    private int _babble;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    /// <param name="dataPin">SDA.</param>
    /// <param name="clockPin">SCL.</param>
    public VirtualTinyCodeReader(int dataPin, int clockPin) => (_dataPin, _clockPin) = (dataPin, clockPin);

    /// <inheritdoc/>
    public int Address => FixedAddress;

    /// <summary>Codes that were read out, a code that is held up counted once.</summary>
    public int CodesSent { get; private set; }

    /// <inheritdoc/>
    public bool IsLooking => _supplied && LampOn;

    /// <summary>Whether its lamp is on.</summary>
    public bool LampOn { get; private set; } = true;

    /// <summary>Of these it can be silent, spoil a reply (its length), halve one (its end reads as FF), and restart in one.</summary>
    public ScannerFaults Faults { get; } = new();

    /// <summary>It keeps none.</summary>
    public string Settings => "";

    /// <summary>It has nothing to write.</summary>
    public int FlashWrites => 0;

    /// <inheritdoc/>
    public bool HoldsWire => _hangs && _supplied && _plugged;

    /// <inheritdoc/>
    public bool Acknowledges => _supplied && _plugged && !Faults.Silent && Now >= _readyAt;

    private object Sync => _board is null ? this : _board.Sync;

    private long Now => _board!.Clock.NowMicroseconds;

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        board.I2c.Wire(this, _dataPin, _clockPin);
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
        _supplied = true;
        LampOn = true;
        _hangs = false;
        Array.Clear(_result);
        _pictured = null;
        _readyAt = Now + (long)s_bootTime.TotalMicroseconds;
        _nextPictureAt = _readyAt;
    }

    /// <inheritdoc/>
    public void SupplyOff() => _supplied = false;

    /// <inheritdoc/>
    public void Restart()
    {
        lock (Sync)
            SupplyOn();
    }

    /// <inheritdoc/>
    public void Show(byte[] code, int holdMs = 30_000)
    {
        lock (Sync)
            _hand.HoldUp(code, Now, holdMs, untilRead: false);
    }

    /// <inheritdoc/>
    public void ShowUntilRead(byte[] code, int patienceMs)
    {
        lock (Sync)
            _hand.HoldUp(code, Now, patienceMs, untilRead: true);
    }

    /// <inheritdoc/>
    public void TakeAway()
    {
        lock (Sync)
            _hand.TakeAway();
    }

    /// <inheritdoc/>
    public void Plug(bool connected)
    {
        lock (Sync)
            _plugged = connected;
    }

    /// <summary>It has no speed of its own.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    public void StartAtBaud(int baudRate) => throw new ArgumentException("A module on I2C has no baud rate.", nameof(baudRate));

    /// <summary>It hangs in the middle of a byte and holds SDA low, until it is restarted or unplugged.</summary>
    public void Hang()
    {
        lock (Sync)
            _hangs = true;
    }

    /// <summary>For a time, reads give garbage.</summary>
    public void Babble(int forMs)
    {
        lock (Sync)
            _babblesUntil = Now + (forMs * 1000L);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 2 && bytes[0] == LampRegister)
            LampOn = bytes[1] != 0;
    }

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        if (Now < _babblesUntil)
        {
            new Random(FixedAddress + _babble++).NextBytes(bytes);
            return;
        }
        TakePicture();
        int count = Math.Min(bytes.Length, _result.Length);
        _result.AsSpan(0, count).CopyTo(bytes);
        if (_pictured is not null && _pictured != _handedOut)
        {
            _handedOut = _pictured;
            CodesSent++;
            _hand.WasRead(_pictured, Now, s_doubt);
        }
        if (Faults.SpoilReplies > 0)
        {
            Faults.SpoilReplies--;
            bytes[Math.Min(1, bytes.Length - 1)] ^= 0x10;
        }
        if (Faults.HalveReplies > 0)
        {
            Faults.HalveReplies--;
            bytes[(bytes.Length / 2)..].Fill(0xFF);
        }
        if (Faults.RestartInReplies > 0)
        {
            Faults.RestartInReplies--;
            bytes[(bytes.Length / 2)..].Fill(0xFF);
            SupplyOn();
        }
    }

    private void TakePicture()
    {
        if (Now < _nextPictureAt)
            return;
        _nextPictureAt = Now + (long)s_pictureTime.TotalMicroseconds;
        Array.Clear(_result);
        _pictured = _hand.SeenAt(Now);
        if (_pictured is null)
            return;
        int length = Math.Min(_pictured.Length, MaxCodeBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(_result, (ushort)length);
        _pictured.AsSpan(0, length).CopyTo(_result.AsSpan(LengthBytes));
    }
}
