namespace ScanBox.Switching;

/// <summary>
/// The meaning of response codes, as data: three bytes a row, two characters and a <see cref="ResponseMeaning"/>. A code without a row
/// is <see cref="ResponseMeaning.Unknown"/>; so are 06, 68, 91, 94 (the first copy may be approved), 96 and 98, which are listed to be seen.
/// </summary>
public sealed class ResponseTable
{
    private const byte FirstDecline = (byte)ResponseMeaning.DeclinedAmount;
    private const int RowSize = 3;

    private static readonly byte[] s_default =
    {
        (byte)'0', (byte)'0', (byte)ResponseMeaning.Approved,
        (byte)'0', (byte)'3', (byte)ResponseMeaning.DeclinedMerchant,
        (byte)'0', (byte)'6', (byte)ResponseMeaning.Unknown,
        (byte)'0', (byte)'9', (byte)ResponseMeaning.Pending,
        (byte)'1', (byte)'2', (byte)ResponseMeaning.Invalid,
        (byte)'1', (byte)'3', (byte)ResponseMeaning.DeclinedAmount,
        (byte)'1', (byte)'4', (byte)ResponseMeaning.DeclinedCode,
        (byte)'2', (byte)'5', (byte)ResponseMeaning.NotFound,
        (byte)'3', (byte)'0', (byte)ResponseMeaning.DeclinedFormat,
        (byte)'4', (byte)'0', (byte)ResponseMeaning.DeclinedUnsupported,
        (byte)'5', (byte)'1', (byte)ResponseMeaning.DeclinedFunds,
        (byte)'5', (byte)'4', (byte)ResponseMeaning.DeclinedExpired,
        (byte)'5', (byte)'8', (byte)ResponseMeaning.DeclinedNotPermitted,
        (byte)'6', (byte)'1', (byte)ResponseMeaning.DeclinedLimit,
        (byte)'6', (byte)'4', (byte)ResponseMeaning.DeclinedLimit,
        (byte)'6', (byte)'8', (byte)ResponseMeaning.Unknown,
        (byte)'7', (byte)'7', (byte)ResponseMeaning.SignInAgain,
        (byte)'9', (byte)'1', (byte)ResponseMeaning.Unknown,
        (byte)'9', (byte)'4', (byte)ResponseMeaning.Unknown,
        (byte)'9', (byte)'6', (byte)ResponseMeaning.Unknown,
        (byte)'9', (byte)'8', (byte)ResponseMeaning.Unknown,
        (byte)'A', (byte)'0', (byte)ResponseMeaning.SignInAgain,
    };

    private readonly byte[] _rows;

    /// <summary>The dialect's usual meanings.</summary>
    public ResponseTable()
    {
        _rows = s_default;
    }

    /// <summary>An acquirer's own meanings instead.</summary>
    public ResponseTable(byte[] rows)
    {
        _rows = rows;
    }

    /// <summary>The meaning of two characters.</summary>
    public ResponseMeaning Classify(byte first, byte second)
    {
        byte[] rows = _rows;
        for (int i = 0; i + RowSize <= rows.Length; i += RowSize)
        {
            if (rows[i] == first && rows[i + 1] == second)
                return (ResponseMeaning)rows[i + 2];
        }
        return ResponseMeaning.Unknown;
    }

    /// <summary>The meaning of a message's F39; <see cref="ResponseMeaning.Unknown"/> without one.</summary>
    public ResponseMeaning Classify(IsoMessage answer)
    {
        if (answer.LengthOf(39) != 2)
            return ResponseMeaning.Unknown;
        int at = answer.OffsetOf(39);
        return Classify(answer.GetBuffer()[at], answer.GetBuffer()[at + 1]);
    }

    /// <summary>Whether a meaning is a definite decline.</summary>
    public static bool IsDecline(ResponseMeaning meaning) => (byte)meaning >= FirstDecline;

    /// <summary>Whether a meaning, in the answer to a reversal, says that nothing is left to reverse (00, 25 and 12).</summary>
    public static bool ClosesReversal(ResponseMeaning meaning) =>
        meaning == ResponseMeaning.Approved || meaning == ResponseMeaning.NotFound || meaning == ResponseMeaning.Invalid;
}
