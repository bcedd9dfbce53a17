using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench.Messages;
using ScanBox.Cli.Messages;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.Messages;

[TestClass]
public class MessageExplanationTests
{
    private const string Routing = "6000030000" + "603100311001";

    [TestMethod]
    [DataRow("")]
    [DataRow("0015")]
    public void Explains_from_the_length_or_from_the_TPDU(string prefix)
    {
        MessageExplanation explanation = Explain(prefix + Routing + "0820" + "0000000000000000");
        Assert.AreEqual("0820", explanation.Mti);
        Assert.IsEmpty(explanation.Fields);
    }

    [TestMethod]
    public void Digits_come_without_padding_text_as_text_and_the_rest_as_hex()
    {
        MessageExplanation explanation = Explain(
            Routing + "0210" + "0000040102000034" + "0320" + "05123450" + "3030"
            + "0005" + "4131303030" + "001422000024000600" + "0003FF0a41");
        CollectionAssert.AreEqual(
            new[] { "22=032", "32=12345", "39=00", "59=A1000", "60=22000024000600", "62=FF0A41" },
            explanation.Fields.Select(field => $"{field.Key}={field.Value}").ToArray());
    }

    [TestMethod]
    public void Shows_the_last_six_characters_of_a_payment_code_only()
    {
        const string Code = "134650328919428540";
        var composer = new RequestComposer(new Dialect(), new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0"), new Sm4(new byte[16]));
        byte[] frame = new byte[Frame.MaxSize];
        var purchase = new PurchaseReference { AmountFen = 1250, Batch = 24, Stan = 101 };
        int length = composer.Purchase(purchase, Encoding.ASCII.GetBytes(Code), 0, Code.Length, "428540", new MessageMac(new Sm4(new byte[16])), frame);

        Dictionary<string, string> fields = MessageExplanation.Explain(frame[..length]).Fields.ToDictionary();
        Assert.EndsWith("A3018************428540", fields["59"]);
        Assert.AreEqual("000000001250", fields["4"]);
        Assert.AreEqual(8, fields["64"].Length);
        Assert.IsFalse(fields.Values.Any(value => value.Contains("919428540", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Network_messages_are_named_by_what_they_ask()
    {
        var composer = new RequestComposer(new Dialect(), new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0"), new Sm4(new byte[16]));
        var mac = new MessageMac(new Sm4(new byte[16]));
        byte[] frame = new byte[Frame.MaxSize];
        string Name(int length, string mti)
        {
            byte[] cut = frame[..length];
            int at = Frame.LengthSize + Frame.RoutingSize;
            Convert.FromHexString(mti).CopyTo(cut, at);
            return MessageExplanation.Explain(cut).Name;
        }

        int echo = composer.Network(NetworkRequest.Echo, 24, 1, frame);
        Assert.AreEqual("echo 回响测试", Name(echo, "0820"));
        Assert.AreEqual("answer to an echo 回响测试应答", Name(echo, "0830"));
        int signOut = composer.Network(NetworkRequest.SignOut, 24, 2, frame, mac);
        Assert.AreEqual("sign-out 签退", Name(signOut, "0820"));
        Assert.AreEqual("answer to a sign-out 签退应答", Name(signOut, "0830"));
        int update = composer.Update([1, 2, 3], 3, 24, 3, mac, frame);
        Assert.AreEqual("question for an update 更新询问", Name(update, "0820"));
        Assert.AreEqual("answer to a question for an update 更新应答", Name(update, "0830"));
        Assert.AreEqual("network message 网络管理", Explain(Routing + "0820" + "0000000000000000").Name);
    }

    [TestMethod]
    public void Explains_voids_refunds_and_settlements()
    {
        var composer = new RequestComposer(new Dialect(), new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0"), new Sm4(new byte[16]));
        var mac = new MessageMac(new Sm4(new byte[16]));
        byte[] frame = new byte[Frame.MaxSize];
        var refund = new PurchaseReference
        {
            Kind = PurchaseKind.Refund, AmountFen = 450, Batch = 24, Stan = 103,
            OriginalBatch = 9, OriginalStan = 77, OriginalRrn = "632712345678", OriginalDate = 305,
        };
        MessageExplanation explained = MessageExplanation.Explain(frame[..composer.VoidOrRefund(refund, mac, frame)]);
        Assert.AreEqual("0220", explained.Mti);
        Assert.Contains("退货", explained.Name);
        Assert.IsNull(explained.Totals);
        Assert.AreEqual("0000090000770305", explained.Fields.ToDictionary()["61"]);
        Assert.AreEqual("632712345678", explained.Fields.ToDictionary()["37"]);

        var totals = new SettlementTotals { DebitFen = 123450, DebitCount = 7, CreditFen = 1250, CreditCount = 2 };
        explained = MessageExplanation.Explain(frame[..composer.Settlement(totals, 24, 8, mac, frame)]);
        Assert.AreEqual("0500", explained.Mti);
        Assert.AreEqual("00000012345000700000000125000200000000000000000000000000000000", explained.Fields.ToDictionary()["48"]);
        Assert.AreEqual("01 ", explained.Fields.ToDictionary()["63"]);
        Assert.AreEqual("debit 7 x, 123450 fen; credit 2 x, 1250 fen; result 0 (None)", explained.Totals);

        refund.Kind = PurchaseKind.Void;
        refund.OriginalBatch = refund.Batch;
        Assert.Contains("撤销", MessageExplanation.Explain(frame[..composer.VoidOrRefund(refund, mac, frame)]).Name);
    }

    [TestMethod]
    [DataRow("", "too short")]
    [DataRow("0015" + Routing, "too short")]
    [DataRow(Routing + "0210" + "8000000000000000", "second bitmap")]
    [DataRow(Routing + "0210" + "0000000020000000", "field 35")]
    [DataRow(Routing + "0210" + "2000000000000000" + "00000A", "field 3 at byte 21: not a digit")]
    [DataRow(Routing + "0210" + "2000000000000000" + "0000", "field 3 at byte 21: ends too early")]
    [DataRow(Routing + "0210" + "2000000000000000" + "00000000", "bytes follow")]
    public void Says_what_is_wrong_and_where(string hex, string problem)
    {
        FormatException e = Assert.ThrowsExactly<FormatException>(() => Explain(hex));
        Assert.Contains(problem, e.Message);
    }

    [TestMethod]
    public void Codes_for_comparison_are_those_of_the_firmware()
    {
        byte[] key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        Assert.AreEqual("8B42533B", MessageCodes.SerialCipher(key, "0000020254004318", "000052"));
        Assert.AreEqual("8B42533B", MessageCodes.Mac(key, Encoding.ASCII.GetBytes("0000020254004318000052")));
        Assert.ThrowsExactly<FormatException>(() => MessageCodes.SerialCipher(key, "", "000052"));
        Assert.ThrowsExactly<FormatException>(() => MessageCodes.SerialCipher(key, "SN\n", "000052"));
        Assert.ThrowsExactly<FormatException>(() => MessageCodes.SerialCipher(key, "SN", "52"));
    }

    [TestMethod]
    [DataRow("00 ff\n0A", true)]
    [DataRow("0", false)]
    [DataRow("", false)]
    [DataRow("  ", false)]
    [DataRow("0G", false)]
    [DataRow("0x00", false)]
    public void Hex_is_read_as_people_paste_it(string text, bool good)
    {
        Assert.AreEqual(good, HexInput.TryRead(text, out byte[]? bytes));
        if (good)
            CollectionAssert.AreEqual(new byte[] { 0x00, 0xFF, 0x0A }, bytes);
        Assert.IsFalse(HexInput.TryReadKey(text, out _));
    }

    private static MessageExplanation Explain(string hex) => MessageExplanation.Explain(Convert.FromHexString(hex));
}
