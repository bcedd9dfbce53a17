namespace VirtualBoard.Scanners;

/// <summary>A module that looks all the time and sends whatever it reads as a line; it knows no commands. A code that is held up goes on being sent, with pauses.</summary>
public sealed class VirtualLineScanner : UartScanner
{
    /// <summary>Pause before the same code is sent again.</summary>
    private const int SameCodeMs = 1000;

    private bool _supplied;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    public VirtualLineScanner(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin)
    {
    }

    /// <summary>What stands behind each code.</summary>
    public byte[] Tail { get; set; } = [0x0D, 0x0A];

    /// <summary>It always is: it has no other state.</summary>
    public override bool IsLooking => _supplied;

    /// <summary>It has none.</summary>
    public override string Settings => "";

    /// <summary>It has nothing to write.</summary>
    public override int FlashWrites => 0;

    /// <inheritdoc/>
    public override void SupplyOn() => _supplied = true;

    /// <inheritdoc/>
    public override void SupplyOff() => _supplied = false;

    /// <summary>It has nothing to lose but what it was about to send.</summary>
    public override void Restart()
    {
        lock (Sync)
            Line?.Drop();
    }

    /// <summary>Its speed, as it was bought.</summary>
    public override void StartAtBaud(int baudRate)
    {
        lock (Sync)
            BaudRate = baudRate;
    }

    /// <inheritdoc/>
    public override void Receive(byte value)
    {
        // It does not listen.
    }

    private protected override void Look()
    {
        byte[] code = Held!;
        Wire.After((long)DecodeTime.TotalMicroseconds, () => Read(code));
    }

    private void Read(byte[] code)
    {
        if (!_supplied || !IsStillHeld(code))
            return;
        WasRead(code);
        Line!.Code([.. code, .. Tail]);
        Wire.After(SameCodeMs * 1000L, () => Read(code));
    }
}
