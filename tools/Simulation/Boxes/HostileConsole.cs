using System.Globalization;
using System.Text;
using Simulation.Chance;

namespace Simulation.Boxes;

/// <summary>
/// What somebody types at the console who wants to break the box: noise, lines without an end, commands and commands bent, broken off and
/// typed over each other, PINs. One who knows the PIN can also restart, reset and erase it, and set it up as another box.
/// </summary>
/// <param name="serial">The serial, which is printed on the label.</param>
internal sealed class HostileConsole(string serial)
{
    // Longer than what the line's buffer holds.
    private const int LongestLine = 400;

    private static readonly string[] s_commands =
    [
        "help", "status", "show", "show wifi.ssid", "selftest", "unknown", "log", "journal", "log live", "logout", "discard",
        "scan", "speaker", "lamp", "keys", "network", "restart", "reset", "reset yes", "erase",
    ];

    private static readonly string[] s_settings =
    [
        "set volume 3", "set wifi.ssid 五号大厅", "set wifi.password", "set fixed.fen 500", "set fixed.fen 0", "set limit.fen 300", "set limit.fen 10000000",
        "set vendor.pin 1379", "set vendor.pin", "set technician.pin 975310", "set terminal 87654321", "set merchant 123456789012345",
        "set switch.host other.example", "set switch.port 1", "set switch.tls 0", "set serial 1", "set position.longitude 116.3",
    ];

    /// <summary>The next bytes.</summary>
    /// <param name="how">Dice for them.</param>
    /// <param name="pin">The technician's PIN, for one who knows it; null for one who does not.</param>
    internal byte[] Make(Dice how, string? pin) => how.Below(10, 1) switch
    {
        0 => Noise(how, how.Between(1, LongestLine, 2)),
        1 => Bent(how, pin),
        2 => Line(how, pin)[..^1],
        3 => [0x03],
        4 => [.. Line(how.At(1), pin), .. Line(how.At(2), pin), .. Line(how.At(3), pin)],
        5 or 6 when pin is not null => Ended(pin),
        5 => Ended(WrongPin(how)),
        _ => Line(how, pin),
    };

    private static byte[] Ended(string line) => Encoding.UTF8.GetBytes(line + "\r");

    // As long as a PIN may be.
    private static string WrongPin(Dice how) => how.Between(0, 99_999_999, 4).ToString("D8", CultureInfo.InvariantCulture)[..how.Between(6, 8, 6)];

    private static byte[] Noise(Dice how, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)how.At(7, i).Bits();
        return bytes;
    }

    private byte[] Line(Dice how, string? pin) => how.Below(12, 2) switch
    {
        0 or 1 or 2 => Ended(s_settings[how.Below(s_settings.Length, 3)]),
        3 => Ended("save"),
        // Who knows the PIN mistypes it now and then, and not so often that he is locked out.
        4 when pin is null || how.Below(4, 5) == 0 => Ended(WrongPin(how)),
        5 => Ended("erase " + serial),
        _ => Ended(s_commands[how.Below(s_commands.Length, 3)]),
    };

    private byte[] Bent(Dice how, string? pin)
    {
        List<byte> line = [.. Line(how, pin)];
        for (int bends = how.Between(1, 4, 6); bends > 0; bends--)
        {
            int at = how.At(8, bends).Below(line.Count);
            byte value = (byte)how.At(9, bends).Bits();
            switch (how.At(10, bends).Below(3))
            {
                case 0:
                    line[at] = value;
                    break;
                case 1:
                    line.Insert(at, value);
                    break;
                default:
                    line.AddRange(line.ToArray());
                    break;
            }
        }
        return line.Count <= LongestLine ? [.. line] : [.. line[..LongestLine]];
    }
}
