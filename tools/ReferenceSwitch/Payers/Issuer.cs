using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;

namespace ReferenceSwitch.Payers;

/// <summary>The side of the wallets and banks: decides whether an account pays. Only a clearing channel asks it.</summary>
internal static class Issuer
{
    /// <summary>Above 1,000 yuan a password is asked for.</summary>
    public const long PasswordAboveFen = 100_000;

    /// <summary>Decides a code that was presented. A code that was shown is used up by this, whatever the answer.</summary>
    public static IssuerAnswer Decide(
        ISwitchTransaction store, OneTimeCode code, PayerAccount account, long amountFen, long nowUnixMs, PayerBehaviour behaviour)
    {
        if (code.Used)
            return new(ResponseCodes.InvalidCode, account.Id);
        store.Save(code with { Used = true });
        if (behaviour.CodeExpired || nowUnixMs >= code.ExpiresAtUnixMs)
            return new(ResponseCodes.ExpiredCode, account.Id);
        string funds = behaviour.NoFunds ? ResponseCodes.InsufficientFunds : CanPay(store, account, amountFen, nowUnixMs);
        if (funds != ResponseCodes.Approved)
            return new(funds, account.Id);
        if (!behaviour.AskPassword && !account.AsksPassword && amountFen <= PasswordAboveFen)
            return new(ResponseCodes.Approved, account.Id);
        long after = behaviour.Decision == PayerDecision.Ignores
            ? PayerPatience.ClosesAfterMs
            : Math.Clamp(behaviour.DecidesAfterMs, 0, PayerPatience.ClosesAfterMs);
        return new(ResponseCodes.WaitingForPayer, account.Id, behaviour.Decision, nowUnixMs + after);
    }

    /// <summary>Whether the account has the money and may spend it today: approved, insufficient funds, or limit.</summary>
    public static string CanPay(ISwitchTransaction store, PayerAccount account, long amountFen, long nowUnixMs)
    {
        if (store.Balance(account.Id) < amountFen)
            return ResponseCodes.InsufficientFunds;
        long left = account.DailyLimitFen - account.SpentOn(BeijingTime.Date(nowUnixMs));
        return amountFen > left ? ResponseCodes.Limit : ResponseCodes.Approved;
    }
}
