using System;
using VirtualBoard.Serial;

namespace VirtualBoard.Scanners;

/// <summary>A scanner module on a UART with the customer in front of it: its wire, what is wrong with it, and the code that is held up.</summary>
public abstract class UartScanner : ISerialPart, IVirtualScanner
{
    private readonly int _txPin, _rxPin;
    private readonly CodeInHand _hand = new();
    private BoardModel? _board;
    private SerialWire? _wire;
    private ModuleLine? _line;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    private protected UartScanner(int mcuTxPin, int mcuRxPin) => (_txPin, _rxPin) = (mcuTxPin, mcuRxPin);

    /// <inheritdoc/>
    public ScannerFaults Faults { get; } = new();

    /// <summary>How long decoding takes once a code is in sight.</summary>
    public TimeSpan DecodeTime { get; set; } = TimeSpan.FromMilliseconds(120);

    /// <inheritdoc/>
    public int CodesSent { get; private set; }

    /// <inheritdoc/>
    public int BaudRate { get; private protected set; } = 9600;

    /// <inheritdoc/>
    public abstract bool IsLooking { get; }

    /// <inheritdoc/>
    public abstract string Settings { get; }

    /// <inheritdoc/>
    public abstract int FlashWrites { get; }

    private protected object Sync => _board is null ? this : _board.Sync;

    private protected SerialWire Wire => _wire ?? throw new InvalidOperationException("The module is not attached.");

    /// <summary>What it says goes out through here; null before it is attached.</summary>
    private protected ModuleLine? Line => _line;

    /// <summary>The code in front of it; null for none.</summary>
    private protected byte[]? Held => _hand.SeenAt(Wire.Now);

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        _wire = board.Uarts.Wire(this, _txPin, _rxPin);
        _line = new ModuleLine(_wire, Faults, Restart);
    }

    /// <inheritdoc/>
    public abstract void SupplyOn();

    /// <inheritdoc/>
    public abstract void SupplyOff();

    /// <inheritdoc/>
    public abstract void Restart();

    /// <inheritdoc/>
    public abstract void StartAtBaud(int baudRate);

    /// <inheritdoc/>
    public abstract void Receive(byte value);

    /// <inheritdoc/>
    public void Show(byte[] code, int holdMs = 30_000) => HoldUp(code, holdMs, untilRead: false);

    /// <inheritdoc/>
    public void ShowUntilRead(byte[] code, int patienceMs) => HoldUp(code, patienceMs, untilRead: true);

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
            Wire.Connected = connected;
    }

    /// <inheritdoc/>
    public void Babble(int forMs)
    {
        lock (Sync)
            _line!.Babble(forMs);
    }

    /// <summary>Begins to decode what is held up, if it is looking.</summary>
    private protected abstract void Look();

    /// <summary>Whether a code that it has begun to decode is still in front of it.</summary>
    private protected bool IsStillHeld(byte[] seen) => Held == seen;

    /// <summary>The code that is held up was read: the module beeps and sends it.</summary>
    private protected void WasRead(byte[] code)
    {
        CodesSent++;
        _hand.WasRead(code, Wire.Now, TimeSpan.Zero);
    }

    private void HoldUp(byte[] code, int holdMs, bool untilRead)
    {
        lock (Sync)
        {
            _hand.HoldUp(code, Wire.Now, holdMs, untilRead);
            Look();
        }
    }
}
