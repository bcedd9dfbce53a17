namespace ReferenceSwitch.Payers;

/// <summary>A payer's account with an app. Its money is the balance of its ledger account.</summary>
/// <param name="Id">Ledger account, <c>payer/APP/WHO</c>.</param>
/// <param name="AppId">The app it is with.</param>
/// <param name="AsksPassword">The payer wants to type a password for every payment.</param>
/// <param name="DailyLimitFen">Most that may be paid a day, in fen; enforced by the issuer, never by the box.</param>
/// <param name="SpentDay">Beijing date (yyyymmdd) that <paramref name="SpentFen"/> belongs to.</param>
/// <param name="SpentFen">Paid on that date, in fen.</param>
public sealed record PayerAccount(string Id, string AppId, bool AsksPassword, long DailyLimitFen, int SpentDay, long SpentFen)
{
    /// <summary>What has been paid on a date, in fen.</summary>
    public long SpentOn(int day) => day == SpentDay ? SpentFen : 0;

    /// <summary>The account after paying (or, with a negative amount, getting back) on a date.</summary>
    public PayerAccount Spend(int day, long amountFen)
    {
        if (amountFen < 0 && day != SpentDay)
            return this;
        return this with { SpentDay = day, SpentFen = Math.Max(0, SpentOn(day) + amountFen) };
    }
}
