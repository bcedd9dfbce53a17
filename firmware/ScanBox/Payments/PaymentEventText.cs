using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>Events in one line of English for the log, without any part of a payment code.</summary>
public static class PaymentEventText
{
    /// <summary>The line for an event.</summary>
    public static string Of(PaymentEvent told)
    {
        string what = Name(told.Kind);
        if (told.Kind == PaymentEventKind.CodeRefused && told.Code is not null)
            return what + ": " + told.Code.Reason;
        if (told.Stan == 0)
            return what;
        if (told.What != PurchaseKind.Purchase)
            what = (told.What == PurchaseKind.Void ? "void: " : "refund: ") + what;
        string line = $"{what}: batch {told.Batch} STAN {told.Stan} {told.SchemeId} {told.AmountFen} fen";
        if (told.ResponseCode.Length > 0)
            line += $" F39 {told.ResponseCode}";
        if (told.Rrn.Length > 0)
            line += $" RRN {told.Rrn}";
        return told.Recovered ? line + " (from an earlier payment)" : line;
    }

    private static string Name(PaymentEventKind kind)
    {
        switch (kind)
        {
            case PaymentEventKind.CodeWanted:
                return "waiting for a code";
            case PaymentEventKind.CodeRefused:
                return "code refused";
            case PaymentEventKind.CodeRepeated:
                return "code refused: it was sent before";
            case PaymentEventKind.CodeTimeout:
                return "no code was shown";
            case PaymentEventKind.Cancelled:
                return "cancelled, nothing sent";
            case PaymentEventKind.CodeAccepted:
                return "code accepted, purchase journaled";
            case PaymentEventKind.Sent:
                return "purchase sent";
            case PaymentEventKind.PayerWanted:
                return "payer must enter a password";
            case PaymentEventKind.ResultUnknown:
                return "result unknown";
            case PaymentEventKind.Approved:
                return "approved";
            case PaymentEventKind.Declined:
                return "declined";
            case PaymentEventKind.Reversed:
                return "reversed";
            case PaymentEventKind.NotSent:
                return "not sent";
            case PaymentEventKind.UnknownKept:
                return "result unknown, kept";
            case PaymentEventKind.BlockedByUnknown:
                return "blocked: an earlier result is unknown";
            case PaymentEventKind.NoPath:
                return "no path to the switch";
            case PaymentEventKind.NoScanner:
                return "no scanner";
            case PaymentEventKind.JournalFault:
                return "flash refused the journal record, nothing sent";
            case PaymentEventKind.ReversalSent:
                return "reversal sent";
            case PaymentEventKind.InquirySent:
                return "inquiry sent";
            case PaymentEventKind.TakingBack:
                return "cancelled, taking it back";
            case PaymentEventKind.NotYet:
                return "blocked: the end of an earlier payment is not on flash yet";
            default:
                return "nothing";
        }
    }
}
