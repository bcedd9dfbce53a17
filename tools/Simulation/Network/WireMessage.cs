using System.Text;

namespace Simulation.Network;

/// <summary>What the checks need of a message, read off the wire without the firmware's decoder, from the dialect's field formats alone.</summary>
public sealed class WireMessage
{
    private const int RoutingBytes = 11;

    private readonly Dictionary<int, string> _fields = [];

    private WireMessage(int mti) => Mti = mti;

    /// <summary>Message type, as 0x0200.</summary>
    public int Mti { get; }

    /// <summary>Amount in fen, -1 without one.</summary>
    public long AmountFen => Number(4);

    /// <summary>F11.</summary>
    public int Stan => (int)Number(11);

    /// <summary>The batch in F60, -1 without one.</summary>
    public int Batch => this[60].Length >= 8 && int.TryParse(this[60].AsSpan(2, 6), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int batch) ? batch : -1;

    /// <summary>F39, empty without one.</summary>
    public string Result => this[39];

    /// <summary>A field's digits, text, or bytes as Latin letters; empty when it is not there.</summary>
    public string this[int field] => _fields.GetValueOrDefault(field, "");

    /// <summary>Reads a frame that begins at its TPDU.</summary>
    /// <returns>Null when it is none of this dialect.</returns>
    public static WireMessage? Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < RoutingBytes + 10)
            return null;
        var message = new WireMessage((frame[RoutingBytes] << 8) | frame[RoutingBytes + 1]);
        ReadOnlySpan<byte> bitmap = frame.Slice(RoutingBytes + 2, 8);
        int at = RoutingBytes + 10;
        for (int field = 1; field <= 64; field++)
        {
            if ((bitmap[(field - 1) / 8] & (0x80 >> ((field - 1) % 8))) == 0)
                continue;
            if (!message.Take(field, frame, ref at))
                return null;
        }
        return message;
    }

    private long Number(int field) => long.TryParse(this[field], out long number) ? number : -1;

    private bool Take(int field, ReadOnlySpan<byte> frame, ref int at)
    {
        (char kind, int prefix, int length) = Format(field);
        if (kind == '?' || at + prefix > frame.Length)
            return false;
        if (prefix > 0)
        {
            length = 0;
            for (int i = 0; i < prefix; i++)
                length = (length * 100) + ((frame[at + i] >> 4) * 10) + (frame[at + i] & 15);
            at += prefix;
        }
        int bytes = kind == 'n' ? (length + 1) / 2 : length;
        if (at + bytes > frame.Length)
            return false;
        ReadOnlySpan<byte> content = frame.Slice(at, bytes);
        _fields[field] = kind == 'n' ? Convert.ToHexString(content)[..length] : Encoding.Latin1.GetString(content);
        at += bytes;
        return true;
    }

    // Kind (n: BCD digits, a: bytes), bytes of the BCD length before it, fixed length.
    private static (char Kind, int Prefix, int Length) Format(int field) => field switch
    {
        3 or 11 or 12 => ('n', 0, 6),
        4 => ('n', 0, 12),
        13 or 14 or 15 => ('n', 0, 4),
        22 => ('n', 0, 3),
        25 or 26 => ('n', 0, 2),
        32 => ('n', 1, 0),
        37 => ('a', 0, 12),
        38 => ('a', 0, 6),
        39 => ('a', 0, 2),
        41 => ('a', 0, 8),
        42 => ('a', 0, 15),
        44 => ('a', 1, 0),
        48 or 60 or 61 => ('n', 2, 0),
        49 => ('a', 0, 3),
        57 or 58 or 59 or 62 or 63 => ('a', 2, 0),
        64 => ('a', 0, 8),
        _ => ('?', 0, 0),
    };
}
