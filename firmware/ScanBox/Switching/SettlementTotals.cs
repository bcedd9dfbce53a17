using System;

namespace ScanBox.Switching;

/// <summary>
/// Counts and sums of one batch as F48 carries them: debit total n12, debit count n3, credit total n12, credit count n3, result n1,
/// and the same again for foreign cards, which a box for codes never has. Reusable.
/// </summary>
/// <remarks>
/// Debit 借记 is what payers paid: approved purchases that were not reversed, whether voided later or not. Credit 贷记 is what they
/// got back: approved voids and refunds that were not reversed.
/// </remarks>
public sealed class SettlementTotals
{
    /// <summary>Digits of F48.</summary>
    public const int Size = 62;

    /// <summary>The highest count that F48 has room for; more are sent as this many, and the sums still tell.</summary>
    public const int MaxCount = 999;

    private const int SumDigits = 12;
    private const int CountDigits = 3;
    private const int CreditOffset = SumDigits + CountDigits;
    private const int ResultOffset = 2 * CreditOffset;

    /// <summary>Sum of approved purchases in fen, 0 to 999,999,999,999.</summary>
    public long DebitFen { get; set; }

    /// <summary>Number of approved purchases.</summary>
    public int DebitCount { get; set; }

    /// <summary>Sum of approved voids and refunds in fen, 0 to 999,999,999,999.</summary>
    public long CreditFen { get; set; }

    /// <summary>Number of approved voids and refunds.</summary>
    public int CreditCount { get; set; }

    /// <summary>What the switch found; <see cref="SettlementResult.None"/> in a request.</summary>
    public SettlementResult Result { get; set; }

    /// <summary>Writes the <see cref="Size"/> digits.</summary>
    /// <exception cref="ArgumentException">A sum or count is negative, or a sum has more than 12 digits.</exception>
    public void Write(byte[] destination, int offset)
    {
        for (int i = 0; i < Size; i++)
            destination[offset + i] = (byte)'0';
        WriteSide(DebitFen, DebitCount, destination, offset);
        WriteSide(CreditFen, CreditCount, destination, offset + CreditOffset);
        destination[offset + ResultOffset] = (byte)('0' + (byte)Result);
    }

    /// <summary>Takes the totals of a message.</summary>
    /// <returns>False, and nothing changes, when F48 is absent, shorter, or has an unknown result.</returns>
    public bool Read(IsoMessage message)
    {
        if (message.LengthOf(48) != Size)
            return false;
        byte[] buffer = message.GetBuffer();
        int at = message.OffsetOf(48);
        int result = buffer[at + ResultOffset] - '0';
        if (result > (byte)SettlementResult.Error)
            return false;
        DebitFen = Digits.Read(buffer, at, SumDigits);
        DebitCount = (int)Digits.Read(buffer, at + SumDigits, CountDigits);
        CreditFen = Digits.Read(buffer, at + CreditOffset, SumDigits);
        CreditCount = (int)Digits.Read(buffer, at + CreditOffset + SumDigits, CountDigits);
        Result = (SettlementResult)result;
        return true;
    }

    private static void WriteSide(long sumFen, int count, byte[] destination, int offset)
    {
        if (!Digits.Write(sumFen, destination, offset, SumDigits)
            || !Digits.Write(count > MaxCount ? MaxCount : count, destination, offset + SumDigits, CountDigits))
            throw new ArgumentException("a total that F48 cannot carry");
    }
}
