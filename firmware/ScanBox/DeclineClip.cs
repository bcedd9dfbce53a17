using ScanBox.Switching;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>What the vendor hears for each definite decline.</summary>
internal static class DeclineClip
{
    internal static byte Of(ResponseMeaning decline)
    {
        switch (decline)
        {
            case ResponseMeaning.DeclinedFunds:
                return Clip.InsufficientFunds;
            case ResponseMeaning.DeclinedCode:
            case ResponseMeaning.DeclinedExpired:
                return Clip.CodeExpired;
            case ResponseMeaning.DeclinedLimit:
            case ResponseMeaning.DeclinedAmount:
                return Clip.OverLimit;
            case ResponseMeaning.DeclinedUnsupported:
                return Clip.NotSupported;
            default:
                return Clip.PaymentFailed;
        }
    }
}
