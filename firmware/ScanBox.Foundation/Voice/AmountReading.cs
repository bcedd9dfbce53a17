namespace ScanBox.Voice;

/// <summary>
/// Reads numbers and amounts aloud in Mandarin, as spliced audio does it in the field: groups of four digits with 万 and 亿,
/// 二 and never 两, one 零 for zeros between digits, no 零 after 万 or 亿 when the thousands digit is not zero,
/// 十 without 一 only where the whole number begins, decimals digit by digit without trailing zeros, no 角 and 分.
/// </summary>
public static class AmountReading
{
    /// <summary>Largest whole number: three groups of four digits.</summary>
    public const long MaxNumber = 999_999_999_999;

    /// <summary>Largest amount in fen, 999,999,999,999.99 yuan: far above any payment, so that no day's total exceeds it.</summary>
    public const long MaxFen = 99_999_999_999_999;

    private const int FenInYuan = 100;
    private const int Group = 10_000;

    /// <summary>Adds the reading of an amount and 元: 1250 gives 十二点五元.</summary>
    /// <param name="sentence">Where the clips go.</param>
    /// <param name="fen">Amount in fen, 0 to <see cref="MaxFen"/>.</param>
    /// <returns>False when the amount is out of range or the sentence has no room; it is then unchanged.</returns>
    public static bool AddAmount(Sentence sentence, long fen)
    {
        if (fen < 0 || fen > MaxFen)
            return false;
        int before = sentence.Count;
        if (AddNumber(sentence, fen / FenInYuan) && AddDecimals(sentence, (int)(fen % FenInYuan)) && sentence.Add(Clip.Yuan))
            return true;
        sentence.CutTo(before);
        return false;
    }

    /// <summary>Adds the reading of a whole number: 10005 gives 一万零五.</summary>
    /// <param name="sentence">Where the clips go.</param>
    /// <param name="number">0 to <see cref="MaxNumber"/>.</param>
    /// <returns>False when the number is out of range or the sentence has no room; it is then unchanged.</returns>
    public static bool AddNumber(Sentence sentence, long number)
    {
        if (number < 0 || number > MaxNumber)
            return false;
        if (number == 0)
            return sentence.Add(Clip.Digit0);
        int before = sentence.Count;
        int high = (int)(number / Group / Group);
        int middle = (int)(number / Group % Group);
        int low = (int)(number % Group);
        bool fits = AddGroup(sentence, high, true, false) && (high == 0 || sentence.Add(Clip.HundredMillion))
            && AddGroup(sentence, middle, high == 0, false) && (middle == 0 || sentence.Add(Clip.TenThousand))
            && AddGroup(sentence, low, high == 0 && middle == 0, high != 0 && middle == 0);
        if (!fits)
            sentence.CutTo(before);
        return fits;
    }

    private static bool AddDecimals(Sentence sentence, int hundredths)
    {
        if (hundredths == 0)
            return true;
        if (!sentence.Add(Clip.Point) || !sentence.Add((byte)(Clip.Digit0 + hundredths / 10)))
            return false;
        return hundredths % 10 == 0 || sentence.Add((byte)(Clip.Digit0 + hundredths % 10));
    }

    /// <summary>Adds up to four digits; <paramref name="gap"/> tells that a whole group of zeros came before.</summary>
    private static bool AddGroup(Sentence sentence, int value, bool numberBegins, bool gap)
    {
        int divisor = Group / 10;
        bool zeros = gap;
        for (int place = 3; place >= 0; place--)
        {
            int digit = value / divisor % 10;
            divisor = place == 0 ? 1 : divisor / 10;
            if (digit == 0)
            {
                zeros = true;
                continue;
            }
            if (zeros && !numberBegins && !sentence.Add(Clip.Digit0))
                return false;
            bool bareTen = numberBegins && place == 1 && digit == 1;
            if (!bareTen && !sentence.Add((byte)(Clip.Digit0 + digit)))
                return false;
            if (place > 0 && !sentence.Add((byte)(Clip.Ten + place - 1)))
                return false;
            zeros = false;
            numberBegins = false;
        }
        return true;
    }
}
