using VirtualBoard;
using VirtualBoard.Pins;

namespace System.Device.Gpio;

/// <summary>Twin of the device's pin. It has no <c>ValueChanged</c>: the firmware polls, as its runtime is driven by one loop.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly PowerSession _session;
    private bool _disposed;

    internal GpioPin(PowerSession session, int pinNumber)
    {
        _session = session;
        PinNumber = pinNumber;
    }

    public int PinNumber { get; }

    private PinBank Pins => _session.Board.Pins;

    public PinMode GetPinMode()
    {
        using NativeCall call = EnterOpen();
        return Pins.Mode(PinNumber);
    }

    public bool IsPinModeSupported(PinMode pinMode) => Supports(Pins.Chip, PinNumber, pinMode);

    /// <exception cref="ArgumentException">The pin cannot do this: 34 to 39 have neither outputs nor pull resistors.</exception>
    public void SetPinMode(PinMode value)
    {
        using NativeCall call = EnterOpen();
        if (!Supports(Pins.Chip, PinNumber, value))
            throw new ArgumentException("The pin does not support this mode.", nameof(value));
        Pins.SetMode(PinNumber, value);
    }

    public PinValue Read()
    {
        using NativeCall call = EnterOpen();
        return Pins.Read(PinNumber);
    }

    /// <exception cref="InvalidOperationException">The pin is not an output.</exception>
    public void Write(PinValue value)
    {
        using NativeCall call = EnterOpen();
        if (Pins.Mode(PinNumber) < PinMode.Output)
            throw new InvalidOperationException("The pin is not an output.");
        Pins.Write(PinNumber, value == PinValue.High);
    }

    public void Toggle()
    {
        using NativeCall call = EnterOpen();
        if (Pins.Mode(PinNumber) >= PinMode.Output)
            Pins.Toggle(PinNumber);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        using NativeCall call = _session.Enter();
        _disposed = true;
        Pins.Close(PinNumber);
    }

    internal static bool Supports(ChipPins chip, int pin, PinMode mode) =>
        chip.IsUsable(pin) && Enum.IsDefined(mode) && (mode == PinMode.Input || !chip.IsInputOnly(pin));

    private NativeCall EnterOpen()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _session.Enter();
    }
}
