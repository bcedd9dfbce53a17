using System;
using VirtualBoard.Serial;

namespace VirtualBoard.Scanners;

/// <summary>A module that looks all the time and sends whatever it reads as a line; it knows no commands. A code that is held up goes on being sent, with pauses.</summary>
public sealed class VirtualLineScanner : ISerialPart, IVirtualScanner
{
    /// <summary>Pause before the same code is sent again.</summary>
    private const int SameCodeMs = 1000;

    private readonly int _txPin, _rxPin;
    private BoardModel? _board;
    private SerialWire? _wire;
    private ModuleLine? _line;
    private byte[]? _held;
    private long _heldUntil;
    private bool _supplied;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    public VirtualLineScanner(int mcuTxPin, int mcuRxPin) => (_txPin, _rxPin) = (mcuTxPin, mcuRxPin);

    /// <summary>What stands behind each code.</summary>
    public byte[] Tail { get; set; } = [0x0D, 0x0A];

    /// <summary>How long decoding takes once a code is in sight.</summary>
    public TimeSpan DecodeTime { get; set; } = TimeSpan.FromMilliseconds(120);

    /// <inheritdoc/>
    public int CodesSent { get; private set; }

    /// <inheritdoc/>
    public int BaudRate { get; set; } = 9600;

    /// <summary>It always is: it has no other state.</summary>
    public bool IsLooking => _supplied;

    /// <inheritdoc/>
    public ScannerFaults Faults { get; } = new();

    /// <summary>It has none.</summary>
    public string Settings => "";

    /// <summary>It has nothing to write.</summary>
    public int FlashWrites => 0;

    private object Sync => _board is null ? this : _board.Sync;

    private SerialWire Wire => _wire ?? throw new InvalidOperationException("The module is not attached.");

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        _wire = board.Uarts.Wire(this, _txPin, _rxPin);
        _line = new ModuleLine(_wire, Faults, Restart);
    }

    /// <inheritdoc/>
    public void SupplyOn() => _supplied = true;

    /// <inheritdoc/>
    public void SupplyOff() => _supplied = false;

    /// <inheritdoc/>
    public void Show(byte[] code, int holdMs = 30_000)
    {
        lock (Sync)
        {
            _held = code;
            _heldUntil = Wire.Now + (holdMs * 1000L);
            Wire.After((long)DecodeTime.TotalMicroseconds, () => Read(code));
        }
    }

    /// <inheritdoc/>
    public void TakeAway()
    {
        lock (Sync)
            _held = null;
    }

    /// <inheritdoc/>
    public void Plug(bool connected)
    {
        lock (Sync)
            Wire.Connected = connected;
    }

    /// <summary>It has nothing to lose but what it was about to send.</summary>
    public void Restart()
    {
        lock (Sync)
            _line?.Drop();
    }

    /// <summary>Sends garbage without a pause for a time.</summary>
    public void Babble(int forMs)
    {
        lock (Sync)
            _line!.Babble(forMs);
    }

    /// <inheritdoc/>
    public void Receive(byte value)
    {
        // It does not listen.
    }

    private void Read(byte[] code)
    {
        if (!_supplied || _held != code || Wire.Now > _heldUntil)
            return;
        CodesSent++;
        _line!.Code([.. code, .. Tail]);
        Wire.After(SameCodeMs * 1000L, () => Read(code));
    }
}
