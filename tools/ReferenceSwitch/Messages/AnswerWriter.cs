using System.Globalization;
using ReferenceSwitch.Purchases;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Composes answers. Reusable, for one answer at a time.</summary>
internal sealed class AnswerWriter(string institutionCode)
{
    // What an answer repeats of its request, when the request has it.
    private static readonly int[] Repeated = [3, 4, 11, 25, 41, 42, 49, 60, 61];

    private readonly IsoMessage answer = new();
    private readonly byte[] buffer = new byte[Frame.MaxSize];

    /// <summary>F39 of the answer made last.</summary>
    public string Result { get; private set; } = "";

    /// <summary>Begins the answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="result">F39.</param>
    /// <param name="atUnixMs">F12 and F13, Unix milliseconds.</param>
    public AnswerWriter Begin(IsoMessage request, string result, long atUnixMs)
    {
        answer.Clear();
        answer.Mti = MessageType.AnswerTo(request.Mti);
        foreach (int field in Repeated)
            answer.CopyField(request, field);
        DateTimeOffset at = BeijingTime.At(atUnixMs);
        answer.SetText(12, at.ToString("HHmmss", CultureInfo.InvariantCulture));
        answer.SetText(13, at.ToString("MMdd", CultureInfo.InvariantCulture));
        answer.SetText(32, institutionCode);
        answer.SetText(39, result);
        Result = result;
        return this;
    }

    /// <summary>Sets a field.</summary>
    public AnswerWriter With(int field, string content)
    {
        answer.SetText(field, content);
        return this;
    }

    /// <summary>Sets a field of bytes.</summary>
    public AnswerWriter With(int field, byte[] content)
    {
        answer.SetBytes(field, content, 0, content.Length);
        return this;
    }

    /// <summary>Adds what identifies a purchase at the switch and at the wallet.</summary>
    public AnswerWriter WithReceipt(Purchase purchase)
    {
        if (purchase.Rrn.Length > 0)
            answer.SetText(37, purchase.Rrn);
        if (purchase.AuthorisationId.Length > 0)
            answer.SetText(38, purchase.AuthorisationId);
        if (purchase.Voucher.Length > 0)
            answer.SetText(59, string.Create(CultureInfo.InvariantCulture, $"{TagNames.Voucher}{purchase.Voucher.Length:D3}{purchase.Voucher}"));
        return this;
    }

    /// <summary>Ends the answer.</summary>
    /// <param name="request">The request's frame: TPDU and header come back, the TPDU's addresses swapped.</param>
    /// <param name="mac">Makes F64; null for an answer that proves nothing.</param>
    /// <returns>The frame, beginning at the TPDU.</returns>
    public byte[] Finish(byte[] request, MessageMac? mac)
    {
        int size = IsoEncoder.Encode(answer, mac, buffer, Frame.RoutingSize);
        Array.Copy(request, buffer, Frame.RoutingSize);
        Frame.SwapAddresses(buffer, 0);
        answer.Clear();
        return buffer[..(Frame.RoutingSize + size)];
    }
}
