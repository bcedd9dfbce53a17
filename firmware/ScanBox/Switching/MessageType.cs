namespace ScanBox.Switching;

/// <summary>Message type indicators (MTI), written so that their hex digits are the digits on the wire.</summary>
public static class MessageType
{
    /// <summary>Asks for the result of an earlier purchase (our choice: see the folder's README).</summary>
    public const int Inquiry = 0x0100;

    /// <summary>Answers <see cref="Inquiry"/>.</summary>
    public const int InquiryAnswer = 0x0110;

    /// <summary>A purchase, or a void: F3 says which.</summary>
    public const int Purchase = 0x0200;

    /// <summary>Answers <see cref="Purchase"/>.</summary>
    public const int PurchaseAnswer = 0x0210;

    /// <summary>A refund 退货.</summary>
    public const int Refund = 0x0220;

    /// <summary>Answers <see cref="Refund"/>.</summary>
    public const int RefundAnswer = 0x0230;

    /// <summary>A reversal 冲正.</summary>
    public const int Reversal = 0x0400;

    /// <summary>Answers <see cref="Reversal"/>.</summary>
    public const int ReversalAnswer = 0x0410;

    /// <summary>Batch settlement 批结算.</summary>
    public const int Settlement = 0x0500;

    /// <summary>Answers <see cref="Settlement"/>.</summary>
    public const int SettlementAnswer = 0x0510;

    /// <summary>Sign-in 签到.</summary>
    public const int SignIn = 0x0800;

    /// <summary>Answers <see cref="SignIn"/>.</summary>
    public const int SignInAnswer = 0x0810;

    /// <summary>Echo test or sign-out; F60 says which.</summary>
    public const int Network = 0x0820;

    /// <summary>Answers <see cref="Network"/>.</summary>
    public const int NetworkAnswer = 0x0830;

    /// <summary>The type that answers a request: 0x0200 is answered by 0x0210.</summary>
    public static int AnswerTo(int request) => request + 0x0010;
}
