namespace ScanBox.Tests.Payments;

/// <summary>What can happen to a payment, whatever its state.</summary>
public enum Happens : byte
{
    KeyConfirm = 0,
    KeyClear = 1,

    /// <summary>A payment code is shown.</summary>
    CodeOk = 2,

    /// <summary>A merchant's own code is shown.</summary>
    CodeRefused = 3,

    /// <summary>A code is shown that was sent before.</summary>
    CodeRepeated = 4,

    /// <summary>The request on the wire, or without one the purchase, is answered: approved.</summary>
    Answer00 = 5,

    /// <summary>Answered: insufficient funds.</summary>
    Answer51 = 6,

    /// <summary>Answered: the payer must enter a password.</summary>
    Answer09 = 7,

    /// <summary>Answered: the switch has a fault.</summary>
    Answer96 = 8,

    /// <summary>Answered: sign in again.</summary>
    Answer77 = 9,

    /// <summary>Approved, but the MAC is wrong.</summary>
    AnswerWithWrongMac = 10,

    /// <summary>The approval of the purchase arrives now, whatever else is asked for.</summary>
    LateApproval = 11,

    /// <summary>Nothing happens, for as long as the state lasts or 70 s.</summary>
    Timeout = 12,

    LinkDown = 13,

    /// <summary>The link breaks and comes back.</summary>
    LinkUpAgain = 14,

    /// <summary>The power is cut and comes back; the switch answers again.</summary>
    PowerCut = 15,

    /// <summary>Flash takes nothing any more, and the payment goes on: a code is shown, the request is approved, the vendor cancels.</summary>
    FlashRefuses = 16,

    ScannerFails = 17,
}
