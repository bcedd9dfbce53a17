namespace VirtualBoard.Pins;

/// <summary>Which pins a microcontroller has, and what they can do.</summary>
public abstract class ChipPins
{
    /// <summary>ESP32: 0 to 39 with gaps; 6 to 11 carry the flash, 34 to 39 are inputs without pull resistors.</summary>
    public static ChipPins Esp32 { get; } = new Esp32Pins();

    /// <summary>ESP32-S3 with octal PSRAM: 0 to 21 and 38 to 48; 26 to 37 carry flash and PSRAM.</summary>
    public static ChipPins Esp32S3Octal { get; } = new Esp32S3OctalPins();

    /// <summary>One more than the highest pin number.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the chip has this pin and leaves it to the firmware.</summary>
    public abstract bool IsUsable(int pin);

    /// <summary>Whether this pin can only be an input and has no pull resistors.</summary>
    public abstract bool IsInputOnly(int pin);

    /// <summary>The analogue pin of a channel of the first converter, -1 when there is none.</summary>
    public abstract int AnalogPin(int channel);

    /// <summary>Voltage at an analogue pin that gives the greatest value, in mV: the converter's own, at 11 dB, as an average chip has it.</summary>
    public abstract int AnalogFullScaleMillivolts { get; }

    private sealed class Esp32Pins : ChipPins
    {
        public override int AnalogFullScaleMillivolts => 3300;

        public override int AnalogPin(int channel) => channel switch
        {
            >= 0 and <= 3 => 36 + channel,
            >= 4 and <= 7 => 28 + channel,
            _ => -1,
        };

        public override int Count => 40;

        public override bool IsUsable(int pin) => pin is >= 0 and < 40 and not (>= 6 and <= 11) and not 20 and not 24 and not (>= 28 and <= 31);

        public override bool IsInputOnly(int pin) => pin is >= 34 and <= 39;
    }

    private sealed class Esp32S3OctalPins : ChipPins
    {
        public override int AnalogFullScaleMillivolts => 3100;

        public override int AnalogPin(int channel) => channel is >= 0 and <= 9 ? channel + 1 : -1;

        public override int Count => 49;

        public override bool IsUsable(int pin) => pin is (>= 0 and <= 21) or (>= 38 and <= 48);

        public override bool IsInputOnly(int pin) => false;
    }
}
