using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// Everything an acquirer may want otherwise, in one table. Values are those of UnionPay terminals as public sources show them;
/// "memory" marks what none confirmed, "our choice" what is ours and agreed with the reference switch only.
/// </summary>
public sealed class Dialect
{
    /// <summary>TPDU of a request, 10 digits: 60, destination, source (public form; the addresses are the acquirer's).</summary>
    public string Tpdu { get; init; } = "6000030000";

    /// <summary>Header of a request, 12 digits (public example).</summary>
    public string Header { get; init; } = "603100311001";

    /// <summary>F3 of a purchase (public).</summary>
    public string PurchaseCode { get; init; } = "000000";

    /// <summary>F3 of a void and of a refund (memory).</summary>
    public string ReturnCode { get; init; } = "200000";

    /// <summary>F3 of an inquiry (our choice: no public source shows the query of a code payment at a terminal).</summary>
    public string InquiryCode { get; init; } = "390000";

    /// <summary>F22: scanned, no PIN (public frame; in voids and refunds memory).</summary>
    public string EntryMode { get; init; } = "032";

    /// <summary>F25: normal presentment (public).</summary>
    public string ConditionCode { get; init; } = "00";

    /// <summary>F49: yuan (public).</summary>
    public string Currency { get; init; } = "156";

    /// <summary>F60 before the batch, in purchases (public frame) and their reversals.</summary>
    public string PurchaseKind { get; init; } = "22";

    /// <summary>F60 before the batch, in voids and their reversals (memory).</summary>
    public string VoidKind { get; init; } = "23";

    /// <summary>F60 before the batch, in refunds (memory) and their reversals (our choice: few acquirers reverse refunds).</summary>
    public string RefundKind { get; init; } = "25";

    /// <summary>F60 after the batch, in purchases (public frame); in voids, refunds and reversals (memory); in inquiries (our choice).</summary>
    public string PurchaseNetwork { get; init; } = "000600";

    /// <summary>F60 before the batch, in inquiries (memory).</summary>
    public string InquiryKind { get; init; } = "01";

    /// <summary>F60 before the batch, in sign-in (public), echo, sign-out and settlement (memory).</summary>
    public string NetworkKind { get; init; } = "00";

    /// <summary>F60 after the batch: sign-in that asks for a PIN key and a MAC key of 16 bytes (public).</summary>
    public string SignInNetwork { get; init; } = "003";

    /// <summary>F60 after the batch: sign-out (memory).</summary>
    public string SignOutNetwork { get; init; } = "002";

    /// <summary>F60 after the batch: echo test (memory).</summary>
    public string EchoNetwork { get; init; } = "301";

    /// <summary>F60 after the batch: settlement (memory). Before it stands <see cref="NetworkKind"/>.</summary>
    public string SettlementNetwork { get; init; } = "201";

    /// <summary>F60 after the batch: a piece of an update (our choice). Before it stands <see cref="NetworkKind"/>.</summary>
    public string UpdateNetwork { get; init; } = "401";

    /// <summary>F62 of a sign-in, before the serial (public).</summary>
    public string SerialLabel { get; init; } = "Sequence No";

    /// <summary>F63 of sign-in and its answer, before the tags, and all of F63 in a settlement (memory): operator, 3 characters.</summary>
    public string Operator { get; init; } = "01 ";

    /// <summary>F63 tag of the nonce, 16 hex characters (our choice).</summary>
    public string NonceTag { get; init; } = "N1";

    /// <summary>F63 tag of the switch's high-water mark, batch and STAN, 12 digits (our choice).</summary>
    public string MarkTag { get; init; } = "H1";

    /// <summary>F63 tag of the day's total: in a sign-in it asks for it (one character), in the answer it is <see cref="DayTotal"/> (our choice).</summary>
    public string DayTotalTag { get; init; } = "D1";

    /// <summary>A2/01: barcode acceptance terminal 条码支付受理终端 (public).</summary>
    public string DeviceType { get; init; } = "10";

    /// <summary>A2/03 where there is no number to take a factor from: an <c>fp</c> token, a void, a refund (our choice).</summary>
    public string TokenFactor { get; init; } = "000000";

    /// <summary>How message codes (F64) are made (public; the chained form is ours).</summary>
    public MacForm MacForm { get; init; } = MacForm.XorThenEncrypt;

    /// <summary>The meaning of response codes.</summary>
    public ResponseTable Responses { get; init; } = new();

    /// <summary>F39 of a reversal (all but 98 from memory).</summary>
    public string CodeOf(ReversalReason reason) => reason switch
    {
        ReversalReason.NoAnswer => "98",
        ReversalReason.TerminalFault => "96",
        ReversalReason.WrongMac => "A0",
        _ => "06",
    };

    /// <summary>Type of the request that asks for a purchase, void or refund.</summary>
    public static int RequestOf(PurchaseKind kind) => kind == Switching.PurchaseKind.Refund ? MessageType.Refund : MessageType.Purchase;

    /// <summary>F3 of a purchase, void or refund and of its reversal.</summary>
    public string ProcessingOf(PurchaseKind kind) => kind == Switching.PurchaseKind.Purchase ? PurchaseCode : ReturnCode;

    /// <summary>F60 before the batch, of a purchase, void or refund and of its reversal.</summary>
    public string KindOf(PurchaseKind kind) => kind switch
    {
        Switching.PurchaseKind.Void => VoidKind,
        Switching.PurchaseKind.Refund => RefundKind,
        _ => PurchaseKind,
    };

    /// <summary>F60 after the batch, of a 0820.</summary>
    public string NetworkOf(NetworkRequest request) => request == NetworkRequest.Echo ? EchoNetwork : SignOutNetwork;
}
