using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScanBox.Switching;

namespace Workbench.Messages;

/// <summary>A message made readable: its type, and its fields by number.</summary>
/// <param name="Mti">Four digits.</param>
/// <param name="Fields">Field numbers as text, in ascending order, with their content; of payment codes the last 6 characters only.</param>
public sealed record MessageExplanation(string Mti, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const int NetworkAt = 8;

    private static readonly Dialect s_dialect = new();

    /// <summary>What messages of this type are, in English and Chinese; empty for a type that the dialect has not.</summary>
    public string Name => Mti switch
    {
        "0100" => "inquiry 查询",
        "0110" => "answer to an inquiry 查询应答",
        "0200" => Gives(s_dialect.VoidKind) ? "void 撤销" : "purchase 消费",
        "0210" => Gives(s_dialect.VoidKind) ? "answer to a void 撤销应答" : "answer to a purchase 消费应答",
        "0220" => "refund 退货",
        "0230" => "answer to a refund 退货应答",
        "0400" => "reversal 冲正",
        "0410" => "answer to a reversal 冲正应答",
        "0500" => "batch settlement 批结算",
        "0510" => "answer to a batch settlement 批结算应答",
        "0800" => "sign-in 签到",
        "0810" => "answer to a sign-in 签到应答",
        "0820" when Asks(s_dialect.EchoNetwork) => "echo 回响测试",
        "0820" when Asks(s_dialect.SignOutNetwork) => "sign-out 签退",
        "0820" when Asks(s_dialect.UpdateNetwork) => "question for an update 更新询问",
        "0820" => "network message 网络管理",
        "0830" when Asks(s_dialect.EchoNetwork) => "answer to an echo 回响测试应答",
        "0830" when Asks(s_dialect.SignOutNetwork) => "answer to a sign-out 签退应答",
        "0830" when Asks(s_dialect.UpdateNetwork) => "answer to a question for an update 更新应答",
        "0830" => "answer to a network message 网络管理应答",
        _ => "",
    };

    /// <summary>F48 spelled out; null when there is none that can be read.</summary>
    public string? Totals
    {
        get
        {
            string? digits = Fields.FirstOrDefault(pair => pair.Key == "48").Value;
            var message = new IsoMessage();
            var totals = new SettlementTotals();
            if (digits is null)
                return null;
            message.SetText(48, digits);
            return totals.Read(message)
                ? Invariant($"debit {totals.DebitCount} x, {totals.DebitFen} fen; credit {totals.CreditCount} x, {totals.CreditFen} fen; result {(int)totals.Result} ({totals.Result})")
                : null;
        }
    }

    /// <summary>Explains a frame that begins at its length prefix or at its TPDU.</summary>
    /// <param name="bytes">The frame. A prefix is recognised when it equals the number of bytes that follow.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="FormatException">The bytes are not a message; the text says what is wrong and where, and shows no content.</exception>
    public static MessageExplanation Explain(byte[] bytes)
    {
        int content = HasLengthPrefix(bytes) ? Frame.LengthSize : 0;
        int offset = content + Frame.RoutingSize;
        if (bytes.Length < content + Frame.MinContent)
            throw new FormatException(Invariant($"too short: TPDU, header, type and bitmap need {Frame.MinContent} bytes"));
        var message = new IsoMessage();
        var decoder = new IsoDecoder();
        DecodeError error = decoder.Decode(bytes, offset, bytes.Length - offset, message);
        if (error != DecodeError.None)
            throw new FormatException(Describe(error, decoder));
        var fields = Enumerable.Range(1, FieldTable.LastField)
            .Where(message.Has)
            .Select(field => KeyValuePair.Create(field.ToString(CultureInfo.InvariantCulture), TextOf(message, field)))
            .ToList();
        return new MessageExplanation(message.Mti.ToString("X4", CultureInfo.InvariantCulture), fields);
    }

    // F60 is its kind (2 digits), the batch (6), and what the network is asked.
    private bool Asks(string network) => Fields.Any(field => field.Key == "60" && field.Value.Length > NetworkAt && field.Value[NetworkAt..] == network);

    private bool Gives(string kind) => Fields.Any(field => field.Key == "60" && field.Value.StartsWith(kind, StringComparison.Ordinal));

    private static bool HasLengthPrefix(byte[] bytes) =>
        bytes.Length >= Frame.LengthSize && ((bytes[0] << 8) | bytes[1]) == bytes.Length - Frame.LengthSize;

    private static string TextOf(IsoMessage message, int field)
    {
        byte[] content = new byte[message.LengthOf(field)];
        message.CopyTo(field, content, 0);
        if (FieldTable.FormatOf(field) == FieldFormat.Tagged)
            CodeMask.Apply(content);
        bool printable = content.All(b => b is >= 0x20 and <= 0x7E);
        return printable ? Encoding.ASCII.GetString(content) : Convert.ToHexString(content);
    }

    private static string Describe(DecodeError error, IsoDecoder decoder)
    {
        string place = decoder.Field > 0 ? Invariant($"field {decoder.Field} at byte {decoder.Offset}") : Invariant($"byte {decoder.Offset}");
        string what = error switch
        {
            DecodeError.Truncated => "ends too early",
            DecodeError.BadMessageType => "the message type is not four digits beginning with 0",
            DecodeError.SecondaryBitmap => "a second bitmap is announced, which this dialect has not",
            DecodeError.UnknownField => "the dialect has no such field",
            DecodeError.BadLength => "the length is not BCD",
            DecodeError.TooLong => "longer than the field or a message may be",
            DecodeError.BadDigit => "not a digit in a numeric field",
            DecodeError.BadPadding => "digits are not padded with zero",
            DecodeError.BadCharacter => "not printable ASCII in a text field",
            DecodeError.BadTag => "a malformed tag",
            DecodeError.RepeatedTag => "a tag occurs twice",
            DecodeError.TrailingBytes => "bytes follow the last field",
            _ => error.ToString(),
        };
        return $"{place}: {what}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
