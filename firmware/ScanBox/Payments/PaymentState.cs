namespace ScanBox.Payments;

/// <summary>
/// Where the payment stands.
/// <code>
///              confirm             code ok, journaled        written
///   Idle ───────────────▶ AwaitingCode ──────▶ Sending ─────────────▶ AwaitingAnswer
///    ▲  ◀── cancel, timeout ──┘                  │ nothing left          │00│decline│09    │unknown, timeout, bad MAC, cancel
///    │◀───────────────── not sent ───────────────┘                       ▼  ▼       ▼      ▼
///    │                                                            Approved Declined AwaitingPayer ⇄ Inquiring
///    │                                                                │     │              │ gave up    │ 00 / decline
///    │                                                                │     │   cancel     ▼            ▼
///    │◀── told, journaled ────────────────────────────────────────────┴─────┘         Reversing   Approved / Declined
///    │◀── told, journaled ── Reversed ◀── 0410 says 00, 25 or 12 ─────────────────────────┘
///    └◀── unknown and kept: tried again from Idle with growing pauses ────────────────────┘ no answer
/// </code>
/// </summary>
public enum PaymentState : byte
{
    /// <summary>Nothing in progress; purchases with an unknown result may still be kept.</summary>
    Idle = 0,

    /// <summary>The scanner reads; nothing has been sent.</summary>
    AwaitingCode = 1,

    /// <summary>A code was accepted: the purchase is being journaled and then sent.</summary>
    Sending = 2,

    /// <summary>The purchase is on the wire.</summary>
    AwaitingAnswer = 3,

    /// <summary>The switch said that the payer must enter a password (09).</summary>
    AwaitingPayer = 4,

    /// <summary>Asking the switch for the result.</summary>
    Inquiring = 5,

    /// <summary>Taking the purchase back. From here on it is never announced as received.</summary>
    Reversing = 6,

    /// <summary>Received; being journaled, then announced.</summary>
    Approved = 7,

    /// <summary>Declined; being journaled, then announced.</summary>
    Declined = 8,

    /// <summary>Taken back; being journaled, then announced.</summary>
    Reversed = 9,
}
