namespace ScanBox.Voice;

/// <summary>What is played in place of a phrase that the pack lacks (a small pack) or that is damaged: something true, only less exact.</summary>
public static class ClipFallback
{
    /// <summary>The other clip; the clip itself when there is none.</summary>
    public static byte Of(byte clip)
    {
        if (clip >= Clip.ReceivedWechat && clip <= Clip.ReceivedUnionPay)
            return Clip.Received;
        return clip switch
        {
            Clip.OverLimit => Clip.PaymentFailed,
            Clip.WrongPassword => Clip.PaymentFailed,
            Clip.AccountRestricted => Clip.PaymentFailed,
            Clip.NotSupported => Clip.PaymentFailed,
            Clip.NotReceiveCode => Clip.ShowPaymentCode,
            Clip.UnfinishedPayment => Clip.ResultUnknown,
            Clip.Querying => Clip.PleaseWait,
            Clip.Reversing => Clip.PleaseWait,
            Clip.PaymentInProgress => Clip.PleaseWait,
            Clip.TooManyUnfinished => Clip.ResultUnknown,
            Clip.CancelPayment => Clip.Cancelled,
            Clip.Cleared => Clip.Cancelled,
            Clip.EnterAmount => Clip.AmountWrong,
            Clip.ParametersWrong => Clip.SetUpFirst,
            Clip.SettingsDamaged => Clip.SetUpFirst,
            Clip.KeysInvalid => Clip.SetUpFirst,
            Clip.NoSim => Clip.NetworkLost,
            Clip.ServerFailed => Clip.NetworkLost,
            Clip.StorageFault => Clip.PaymentFailed,
            Clip.Refunded => Clip.Reversed,
            Clip.JournalDamaged => Clip.CallAcquirer,
            Clip.VoiceDamaged => Clip.CallAcquirer,
            Clip.ShowSetupCode => Clip.SetUpFirst,
            Clip.TerminalDisabled => Clip.CallAcquirer,
            Clip.SettlementDiffers => Clip.CallAcquirer,
            Clip.RefundFailed => Clip.PaymentFailed,
            Clip.SettlementFailed => Clip.PaymentFailed,
            _ => clip,
        };
    }
}
