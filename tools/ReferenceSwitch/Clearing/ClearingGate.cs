using ReferenceSwitch.Payers;
using ReferenceSwitch.Storage;

namespace ReferenceSwitch.Clearing;

/// <summary>The only way from the acquirer to an issuer: through a channel that the issuer is a member of.</summary>
internal static class ClearingGate
{
    /// <summary>Presents a code to whoever showed it, if that issuer is reached through this channel.</summary>
    public static IssuerAnswer Present(
        ISwitchTransaction store, ClearingChannel channel, string codeTag, long amountFen, long nowUnixMs, PayerBehaviour behaviour)
    {
        OneTimeCode? code = store.FindCode(codeTag);
        PayerAccount? account = code is null ? null : store.FindAccount(code.AccountId);
        if (code is null || account is null || PayerApps.Get(account.AppId).Channel != channel)
            return new(ResponseCodes.InvalidCode, "");
        return Issuer.Decide(store, code, account, amountFen, nowUnixMs, behaviour);
    }
}
