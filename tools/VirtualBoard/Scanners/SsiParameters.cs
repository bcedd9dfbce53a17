using System;
using System.Collections.Generic;

namespace VirtualBoard.Scanners;

/// <summary>Parameters of a decoder with the Simple Serial Interface, by their numbers in hexadecimal; those of two bytes have a blank between.</summary>
internal static class SsiParameters
{
    /// <summary>Parameter of the makers from China that puts everything back.</summary>
    public const string FactoryReset = "F2 FF";

    private const string TailName = "F2 05";

    /// <summary>What a variant has when it leaves its factory.</summary>
    public static ModuleConfiguration Factory(SsiVariant variant)
    {
        var settings = new List<(string, int)>
        {
            ("8A", 0), ("EE", 0), ("9B", 20), ("9F", 1), ("9C", variant == SsiVariant.Gm67 ? 11 : 6), ("EF", 20), ("88", variant == SsiVariant.Zebra ? 99 : 50),
            ("89", 6), ("38", 1), ("80", variant == SsiVariant.Zebra ? 1 : 0), ("EB", 0),
        };
        if (variant != SsiVariant.Zebra)
            settings.AddRange([(FactoryReset, 0), (TailName, 1), ("F2 0C", 1)]);
        return new ModuleConfiguration([.. settings]);
    }

    /// <summary>What stands behind a code that is sent as plain text.</summary>
    public static byte[] Tail(SsiVariant variant, ModuleConfiguration settings)
    {
        if (variant == SsiVariant.Zebra)
            return (settings["EB"] & 1) != 0 ? [0x0D] : [];
        return settings[TailName] switch
        {
            1 => [0x0D, 0x0A],
            2 => [0x0D],
            3 => [0x09],
            _ => [],
        };
    }

    /// <summary>Pairs of number and value; a number from F0 to F2 has a second byte. Null when they do not come out even.</summary>
    public static List<(string Name, int Value)>? Parse(ReadOnlySpan<byte> data)
    {
        var parameters = new List<(string, int)>();
        int at = 0;
        while (at < data.Length)
        {
            int bytes = data[at] is >= 0xF0 and <= 0xF2 ? 2 : 1;
            if (at + bytes >= data.Length)
                return null;
            parameters.Add((bytes == 2 ? $"{data[at]:X2} {data[at + 1]:X2}" : $"{data[at]:X2}", data[at + bytes]));
            at += bytes + 1;
        }
        return parameters;
    }

    /// <summary>Whether a decoder has a parameter, and it may have a value.</summary>
    public static bool Allows(ModuleConfiguration settings, BaudSetting baud, string name, int value) => settings.Has(name) && name switch
    {
        "8A" => value is 0 or 2 or 4 or 7 or 8 or 9,
        "9C" => baud.Knows(value),
        "EE" or "9F" or "80" or "38" or "F2 0C" => value <= 1,
        "EB" => value <= 7,
        "88" => value is >= 5 and <= 99,
        "89" or "9B" or "EF" => value is >= 1 and <= 99,
        TailName => value <= 3,
        _ => value == 0,
    };
}
