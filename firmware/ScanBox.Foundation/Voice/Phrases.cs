namespace ScanBox.Voice;

/// <summary>
/// Fills a sentence with what the box says. Each method empties the sentence first and returns it.
/// An amount or count that cannot be read (negative, too large) is left out; nothing else is.
/// </summary>
public static class Phrases
{
    /// <summary>A fresh receipt: 微信收款十二点五元.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="scheme">Scheme id.</param>
    /// <param name="fen">Amount in fen.</param>
    /// <param name="tag">The caller's mark, by which it knows the sentence again.</param>
    public static Sentence Receipt(Sentence into, string scheme, long fen, long tag)
    {
        into.Begin(SentencePriority.Money, tag);
        into.Add(Brand.ClipOf(scheme));
        AmountReading.AddAmount(into, fen);
        return into;
    }

    /// <summary>An older receipt that must not sound like a second one: 上一笔微信收款十二点五元已成功.</summary>
    public static Sentence PreviousSucceeded(Sentence into, string scheme, long fen, long tag)
    {
        into.Begin(SentencePriority.Money, tag);
        into.Add(Clip.Previous);
        into.Add(Brand.ClipOf(scheme));
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(Clip.Succeeded);
        return into;
    }

    /// <summary>One of the last receipts said again: 上一笔微信收款十二点五元已成功, 倒数第三笔支付宝到账五元已退款.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="back">Which one: 0 the last, 1 the one before.</param>
    /// <param name="scheme">Scheme id.</param>
    /// <param name="fen">Amount in fen.</param>
    /// <param name="refundedFen">What of it was given back, in fen.</param>
    public static Sentence Replayed(Sentence into, int back, string scheme, long fen, long refundedFen)
    {
        into.Begin(SentencePriority.Money, 0);
        if (back == 0)
        {
            into.Add(Clip.Previous);
        }
        else
        {
            into.Add(Clip.FromLast);
            AddOrdinal(into, back + 1);
        }
        into.Add(Brand.ClipOf(scheme));
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(refundedFen >= fen ? Clip.Refunded : Clip.Succeeded);
        if (refundedFen <= 0 || refundedFen >= fen)
            return into;
        into.Add(Clip.Pause);
        into.Add(Clip.Refund);
        AmountReading.AddAmount(into, refundedFen);
        return into;
    }

    /// <summary>How many payments have no known result: 未知交易二笔.</summary>
    public static Sentence UnknownCount(Sentence into, int count)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.UnknownPayments);
        AmountReading.AddNumber(into, count);
        into.Add(Clip.Times);
        return into;
    }

    /// <summary>One of them, as the acquirer wants to know it: 第一笔十五点零五分十二点五元参考号尾号零零一二三四.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="position">Its place in the list, from 1.</param>
    /// <param name="fen">Amount in fen.</param>
    /// <param name="minuteOfDay">When it was paid, as in <see cref="Unfinished"/>.</param>
    /// <param name="clip"><see cref="Clip.RrnTail"/> or <see cref="Clip.Stan"/>.</param>
    /// <param name="ascii">The digits that follow, in ASCII.</param>
    public static Sentence UnknownPayment(Sentence into, int position, long fen, int minuteOfDay, byte clip, byte[] ascii)
    {
        into.Begin(SentencePriority.Prompt, 0);
        AddOrdinal(into, position);
        into.Add(Clip.Pause);
        AddTime(into, minuteOfDay);
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(clip);
        AddDigits(into, ascii);
        return into;
    }

    /// <summary>Whom to call, and what to say there: 请联系服务商设备编号零零....</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="serial">The box's serial number in ASCII; letters are not read.</param>
    public static Sentence CallAcquirer(Sentence into, byte[] serial)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.CallAcquirer);
        into.Add(Clip.Pause);
        into.Add(Clip.SerialNumber);
        AddDigits(into, serial);
        return into;
    }

    /// <summary>The total of a day: 今日收款三笔共三十六元.</summary>
    public static Sentence DayTotal(Sentence into, int count, long fen)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.ReceivedToday);
        AmountReading.AddNumber(into, count);
        into.Add(Clip.Times);
        into.Add(Clip.Pause);
        into.Add(Clip.InTotal);
        AmountReading.AddAmount(into, fen);
        return into;
    }

    /// <summary>Payments taken over from the switch after the flash was wiped: 已恢复五笔.</summary>
    public static Sentence Recovered(Sentence into, int count)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.Recovered);
        AmountReading.AddNumber(into, count);
        into.Add(Clip.Times);
        return into;
    }

    /// <summary>Asks the customer for an amount: 请支付十二点五元.</summary>
    public static Sentence PleasePay(Sentence into, long fen)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.PleasePay);
        AmountReading.AddAmount(into, fen);
        return into;
    }

    /// <summary>How a payment ended, other than received; never cut.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="clip">What happened, for instance <see cref="Clip.Reversed"/>.</param>
    /// <param name="tag">The caller's mark.</param>
    public static Sentence Ending(Sentence into, byte clip, long tag)
    {
        into.Begin(SentencePriority.Money, tag);
        into.Add(clip);
        return into;
    }

    /// <summary>How an earlier payment ended, named by its amount: 上一笔十二点五元已撤销,未收款.</summary>
    public static Sentence EarlierEnding(Sentence into, long fen, byte clip, long tag)
    {
        into.Begin(SentencePriority.Money, tag);
        into.Add(Clip.Previous);
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(clip);
        return into;
    }

    /// <summary>
    /// What is about to be given back, to be confirmed: 退款微信收款十二点五元请按确认键; of a part 退款三元微信收款十二点五元请按确认键.
    /// It begins with 退款, so that it never sounds like a receipt, also when a more important sentence cuts it.
    /// </summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="scheme">Scheme id.</param>
    /// <param name="fen">Amount of the payment in fen.</param>
    /// <param name="refundFen">What of it is given back, in fen.</param>
    public static Sentence ConfirmRefund(Sentence into, string scheme, long fen, long refundFen)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(Clip.Refund);
        if (refundFen != fen)
            AmountReading.AddAmount(into, refundFen);
        into.Add(Clip.Pause);
        into.Add(Brand.ClipOf(scheme));
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(Clip.PressConfirm);
        return into;
    }

    /// <summary>What became of money that was to be given back: 十二点五元已退款.</summary>
    public static Sentence RefundEnding(Sentence into, long fen, byte clip)
    {
        into.Begin(SentencePriority.Money, 0);
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(clip);
        return into;
    }

    /// <summary>Names a payment whose result is unknown: 有一笔支付结果未知十五点零五分十二点五元请长按确认键继续.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="fen">Amount in fen.</param>
    /// <param name="minuteOfDay">When it was paid, Beijing time, 0 to 1439; anything else leaves the time out.</param>
    /// <param name="tag">The caller's mark.</param>
    public static Sentence Unfinished(Sentence into, long fen, int minuteOfDay, long tag)
    {
        into.Begin(SentencePriority.Money, tag);
        AddUnfinished(into, fen, minuteOfDay, Clip.HoldToContinue);
        return into;
    }

    /// <summary>Names a payment that the vendor can only wait for: 有一笔支付结果未知十五点零五分十二点五元请稍候.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="fen">Amount in fen.</param>
    /// <param name="minuteOfDay">When it was paid, as in <see cref="Unfinished"/>.</param>
    public static Sentence StillUnknown(Sentence into, long fen, int minuteOfDay)
    {
        into.Begin(SentencePriority.Prompt, 0);
        AddUnfinished(into, fen, minuteOfDay, Clip.PleaseWait);
        return into;
    }

    /// <summary>Something that somebody should do or know now.</summary>
    public static Sentence Prompt(Sentence into, byte clip)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(clip);
        return into;
    }

    /// <summary>Something nice to hear: volume, connection, battery.</summary>
    public static Sentence Chatter(Sentence into, byte clip)
    {
        into.Begin(SentencePriority.Chatter, 0);
        into.Add(clip);
        return into;
    }

    /// <summary>The charge of the battery: 剩余电量百分之八十.</summary>
    public static Sentence BatteryLevel(Sentence into, int percent)
    {
        into.Begin(SentencePriority.Chatter, 0);
        into.Add(Clip.BatteryLevel);
        into.Add(Clip.Percent);
        AmountReading.AddNumber(into, percent);
        return into;
    }

    /// <summary>Reads a number of the box digit by digit; letters are left out.</summary>
    /// <param name="into">The sentence to fill.</param>
    /// <param name="clip"><see cref="Clip.SerialNumber"/> or <see cref="Clip.Iccid"/>.</param>
    /// <param name="ascii">The number in ASCII; digits beyond the room of a sentence are not read.</param>
    public static Sentence Digits(Sentence into, byte clip, byte[] ascii)
    {
        into.Begin(SentencePriority.Prompt, 0);
        into.Add(clip);
        AddDigits(into, ascii);
        return into;
    }

    private static void AddDigits(Sentence into, byte[] ascii)
    {
        for (int i = 0; i < ascii.Length && into.Count < Sentence.MaxClips; i++)
        {
            if (ascii[i] >= '0' && ascii[i] <= '9')
                into.Add((byte)(Clip.Digit0 + ascii[i] - '0'));
        }
    }

    private static void AddOrdinal(Sentence into, int number)
    {
        into.Add(Clip.Ordinal);
        AmountReading.AddNumber(into, number);
        into.Add(Clip.Times);
    }

    private static void AddUnfinished(Sentence into, long fen, int minuteOfDay, byte closing)
    {
        into.Add(Clip.UnfinishedPayment);
        into.Add(Clip.Pause);
        AddTime(into, minuteOfDay);
        AmountReading.AddAmount(into, fen);
        into.Add(Clip.Pause);
        into.Add(closing);
    }

    private static void AddTime(Sentence into, int minuteOfDay)
    {
        if (minuteOfDay < 0 || minuteOfDay >= 24 * 60)
            return;
        int minute = minuteOfDay % 60;
        AmountReading.AddNumber(into, minuteOfDay / 60);
        into.Add(Clip.Point);
        if (minute == 0)
        {
            into.Add(Clip.OnTheHour);
        }
        else
        {
            if (minute < 10)
                into.Add(Clip.Digit0);
            AmountReading.AddNumber(into, minute);
            into.Add(Clip.Minute);
        }
        into.Add(Clip.Pause);
    }
}
