namespace ScanBox.Switching;

/// <summary>
/// Every field that the box sends or understands. A field that is not here makes a message unreadable, because its length is
/// unknown. Sources: the public purchase frame and field notes of UnionPay terminals; "memory" marks what no public source confirmed.
/// Track data (F35, F36) and what only card readers need are left out on purpose: a box for codes must never see them.
/// </summary>
public static class FieldTable
{
    /// <summary>The highest field number of a message with one bitmap.</summary>
    public const int LastField = 64;

    private const int FormatShift = 12;
    private const int PrefixShift = 10;
    private const int LengthMask = 0x3FF;

    private const int Digits = (int)FieldFormat.Digits << FormatShift;
    private const int Text = (int)FieldFormat.Text << FormatShift;
    private const int Bytes = (int)FieldFormat.Bytes << FormatShift;
    private const int Tagged = (int)FieldFormat.Tagged << FormatShift;
    private const int LL = (int)LengthPrefix.TwoDigits << PrefixShift;
    private const int LLL = (int)LengthPrefix.ThreeDigits << PrefixShift;

    /// <summary>What a field may hold; <see cref="FieldFormat.None"/> for a field that is not in the table.</summary>
    public static FieldFormat FormatOf(int field) => FormatIn(Describe(field));

    internal static FieldFormat FormatIn(int described) => (FieldFormat)(described >> FormatShift);

    internal static LengthPrefix PrefixIn(int described) => (LengthPrefix)((described >> PrefixShift) & 3);

    internal static int LengthIn(int described) => described & LengthMask;

    /// <summary>Digits, characters or bytes: exactly that many in a fixed field, at most that many in others; 0 for an unknown field.</summary>
    public static int MaxLengthOf(int field) => LengthIn(Describe(field));

    /// <summary>All of it in one number, for who asks for more than one part.</summary>
    internal static int Describe(int field) => field switch // over constants: one jump on the device, and nothing to initialise
    {
        2 => Digits | LL | 19,      // memory
        3 => Digits | 6,
        4 => Digits | 12,           // fen
        11 => Digits | 6,
        12 => Digits | 6,
        13 => Digits | 4,
        14 => Digits | 4,           // memory
        15 => Digits | 4,           // memory
        22 => Digits | 3,           // seen as 03 20
        25 => Digits | 2,
        26 => Digits | 2,           // memory
        32 => Digits | LL | 11,
        37 => Text | 12,
        38 => Text | 6,
        39 => Text | 2,
        41 => Text | 8,
        42 => Text | 15,
        44 => Text | LL | 25,       // memory
        48 => Digits | LLL | 62,    // memory
        49 => Text | 3,
        52 => Bytes | 8,            // memory
        53 => Digits | 16,          // memory
        54 => Text | LLL | 20,      // memory
        55 => Bytes | LLL | 255,    // memory
        57 => Text | LLL | 100,     // memory
        58 => Text | LLL | 100,     // memory
        59 => Tagged | LLL | 600,
        60 => Digits | LLL | 17,    // seen as 0014 22000024000600
        61 => Digits | LLL | 29,
        62 => Bytes | LLL | 512,    // text in a request, keys in an answer
        63 => Bytes | LLL | 163,    // operator and tags; answers may add remarks in GBK
        64 => Text | 8,             // seen as 8 hex characters
        _ => 0,
    };

    /// <summary>The field's name in the usual English terms; empty for an unknown field.</summary>
    public static string NameOf(int field) => field switch
    {
        2 => "primary account number",
        3 => "processing code",
        4 => "amount",
        11 => "system trace audit number",
        12 => "local time",
        13 => "local date",
        14 => "expiry date",
        15 => "settlement date",
        22 => "point of service entry mode",
        25 => "point of service condition code",
        26 => "PIN capture code",
        32 => "acquiring institution",
        37 => "retrieval reference number",
        38 => "authorisation code",
        39 => "response code",
        41 => "terminal id",
        42 => "merchant id",
        44 => "additional response data",
        48 => "settlement totals",
        49 => "currency",
        52 => "PIN block",
        53 => "security control",
        54 => "balance",
        55 => "chip data",
        57 => "additional data",
        58 => "wallet data",
        59 => "terminal and payment code",
        60 => "message type, batch and network code",
        61 => "original message",
        62 => "keys or serial",
        63 => "operator and tags",
        64 => "message authentication code",
        _ => "",
    };
}
