using System;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// A terminal's total of one business date as the switch counts it, for a box that lost its own: the 32 characters of tag
/// <see cref="Dialect.DayTotalTag"/> in F63 of a sign-in answer. They are the hex digits of one block under the session's PIN key, because
/// a sign-in can be asked for by anybody and a vendor's turnover is nobody else's business; a box without PINs uses that key for
/// nothing else. The block holds date MMDD (4 digits), count (6), sum in fen (12), whether it is final (1), and nine zeros. Reusable.
/// </summary>
public sealed class DayTotal
{
    /// <summary>Characters of the value.</summary>
    public const int Size = 2 * Sm4.BlockSize;

    private const int DateDigits = 4;
    private const int CountDigits = 6;
    private const int SumDigits = 12;
    private const int CountOffset = DateDigits;
    private const int SumOffset = CountOffset + CountDigits;
    private const int FinalOffset = SumOffset + SumDigits;
    private const int RestOffset = FinalOffset + 1;
    private const int RestDigits = Size - RestOffset;

    private readonly byte[] _digits = new byte[Size];
    private readonly byte[] _block = new byte[Sm4.BlockSize];

    /// <summary>Business date MMDD in Beijing; 0 when there is no total.</summary>
    public int Date { get; set; }

    /// <summary>Purchases of the date that were approved, not reversed and not given back in full, 0 to 999,999.</summary>
    public int Count { get; set; }

    /// <summary>What they brought in fen, less what voids and refunds gave back of them, 0 to 999,999,999,999.</summary>
    public long Fen { get; set; }

    /// <summary>Whether nothing of the terminal still waits for its payer: otherwise the total may rise without the box.</summary>
    public bool IsFinal { get; set; }

    /// <summary>Writes the value.</summary>
    /// <param name="pinKey">The session's PIN key.</param>
    /// <param name="destination">Receives <see cref="Size"/> characters.</param>
    /// <param name="offset">The first one.</param>
    /// <exception cref="ArgumentException">A number is negative or has too many digits.</exception>
    public void Seal(Sm4 pinKey, byte[] destination, int offset)
    {
        bool fits = Digits.Write(Date, _digits, 0, DateDigits)
            && Digits.Write(Count, _digits, CountOffset, CountDigits)
            && Digits.Write(Fen, _digits, SumOffset, SumDigits)
            && Digits.Write(IsFinal ? 1 : 0, _digits, FinalOffset, 1)
            && Digits.Write(0, _digits, RestOffset, RestDigits);
        if (!fits)
            throw new ArgumentException("a total that the tag cannot carry");
        Hex.TryRead(_digits, 0, Sm4.BlockSize, _block, 0);
        pinKey.EncryptBlock(_block, 0);
        Hex.Write(_block, 0, Sm4.BlockSize, destination, offset);
    }

    /// <summary>Takes a value.</summary>
    /// <param name="pinKey">The session's PIN key.</param>
    /// <param name="source">Holds <see cref="Size"/> characters.</param>
    /// <param name="offset">The first one.</param>
    /// <returns>False, and there is no total, when it is not one under this key.</returns>
    public bool Open(Sm4 pinKey, byte[] source, int offset)
    {
        Clear();
        if (!Hex.TryRead(source, offset, Sm4.BlockSize, _block, 0))
            return false;
        pinKey.DecryptBlock(_block, 0);
        Hex.Write(_block, 0, Sm4.BlockSize, _digits, 0);
        int date = (int)Digits.Read(_digits, 0, DateDigits);
        int count = (int)Digits.Read(_digits, CountOffset, CountDigits);
        long fen = Digits.Read(_digits, SumOffset, SumDigits);
        long final = Digits.Read(_digits, FinalOffset, 1);
        if (date <= 0 || count < 0 || fen < 0 || final < 0 || final > 1 || Digits.Read(_digits, RestOffset, RestDigits) != 0)
            return false;
        Date = date;
        Count = count;
        Fen = fen;
        IsFinal = final == 1;
        return true;
    }

    /// <summary>There is no total.</summary>
    public void Clear()
    {
        Date = 0;
        Count = 0;
        Fen = 0;
        IsFinal = false;
    }
}
