using System.Collections.Generic;
using VirtualBoard;
using VirtualBoard.Pins;

namespace System.Device.Gpio;

/// <summary>Twin of the device's controller. Open pins are shared by all controllers of one run, as on the device.</summary>
public sealed class GpioController : IDisposable
{
    private readonly PowerSession _session = PowerSession.Current;
    private bool _disposed;

    public GpioController()
    {
    }

    public GpioController(PinNumberingScheme numberingScheme) => NumberingScheme = numberingScheme;

    public PinNumberingScheme NumberingScheme { get; }

    public int PinCount => _session.Board.Pins.Chip.Count;

    private Dictionary<int, GpioPin> Open => _session.Static<OpenPins>().Pins;

    /// <exception cref="InvalidOperationException">The pin is open already or is none.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        using NativeCall call = _session.Enter();
        if (!_session.Board.Pins.Chip.IsUsable(pinNumber) || _session.Board.Pins.IsOpen(pinNumber))
            throw new InvalidOperationException($"GPIO{pinNumber} cannot be opened.");
        _session.Board.Pins.Open(pinNumber);
        var pin = new GpioPin(_session, pinNumber);
        Open[pinNumber] = pin;
        return pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        Find(pinNumber).Dispose();
        Open.Remove(pinNumber);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (GpioPin pin in Open.Values)
            pin.Dispose();
        Open.Clear();
    }

    public PinMode GetPinMode(int pinNumber) => Find(pinNumber).GetPinMode();

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => GpioPin.Supports(_session.Board.Pins.Chip, pinNumber, mode);

    public bool IsPinOpen(int pinNumber) => Open.ContainsKey(pinNumber);

    public PinValue Read(int pinNumber) => Find(pinNumber).Read();

    public void SetPinMode(int pinNumber, PinMode mode) => Find(pinNumber).SetPinMode(mode);

    public void Write(int pinNumber, PinValue value) => Find(pinNumber).Write(value);

    private GpioPin Find(int pinNumber) =>
        Open.TryGetValue(pinNumber, out GpioPin? pin) ? pin : throw new InvalidOperationException($"GPIO{pinNumber} is not open.");

    private sealed class OpenPins
    {
        public Dictionary<int, GpioPin> Pins { get; } = new();
    }
}
