using System.Text;
using Simulation.Chance;

namespace Simulation.Boxes;

/// <summary>What a hostile or broken scanner module delivers: anything.</summary>
internal static class HostileScan
{
    // Beyond what any driver or buffer of the box holds.
    private const int LongestCode = 700;
    private const int LongestLine = 400;

    /// <summary>One code, of any bytes: noise, digits of any count, a code that is nearly one.</summary>
    internal static byte[] Code(Dice how) => how.Below(5, 1) switch
    {
        0 => Noise(how, how.Between(1, LongestCode, 2)),
        1 => Digits(how, how.Between(1, 40, 2)),
        2 => Encoding.ASCII.GetBytes(how.Below(2, 2) == 0 ? "1346503289" : "2876344382").Concat(Digits(how, how.Between(0, 12, 3))).ToArray(),
        3 => [.. "hQVDUFY"u8.ToArray(), .. Digits(how, how.Between(0, LongestCode - 7, 2))],
        _ => [.. Digits(how, 18), (byte)how.Below(256, 2)],
    };

    /// <summary>Bytes on the line: codes with and without an end, replies to commands that nobody gave, noise.</summary>
    internal static byte[] Line(Dice how) => how.Below(5, 4) switch
    {
        0 => Noise(how, how.Between(1, LongestLine, 5)),
        1 => [.. Code(how), 0x0D],
        2 => [0x02, 0x00, 0x00, (byte)how.Below(256, 5), .. Noise(how, how.Between(0, 300, 6))],
        3 => Digits(how, LongestLine),
        _ => [0x03, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31],
    };

    private static byte[] Noise(Dice how, int length) => Bytes(how, length, static bits => (byte)bits);

    private static byte[] Digits(Dice how, int length) => Bytes(how, length, static bits => (byte)('0' + (bits % 10)));

    private static byte[] Bytes(Dice how, int length, Func<ulong, byte> make)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = make(how.At(5, i).Bits());
        return bytes;
    }
}
