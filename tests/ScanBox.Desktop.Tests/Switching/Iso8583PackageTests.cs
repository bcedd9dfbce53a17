using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Messages against the npm package iso_8583, through one ASCII-to-BCD mapping.</summary>
[TestClass]
public class Iso8583PackageTests
{
    private const int Messages = 1000;

    [TestMethod]
    public async Task Field_values_and_bitmaps_agree_in_both_directions()
    {
        NodeOracle.Require();
        var generator = new MessageGenerator(8583);
        List<SortedDictionary<int, string>> messages = [.. Enumerable.Range(0, Messages).Select(_ => generator.Next())];
        List<NodeOracle.Packed> packed = await NodeOracle.PackAsync(messages);
        Assert.HasCount(Messages, packed);
        for (int i = 0; i < Messages; i++)
        {
            CollectionAssert.AreEqual(messages[i], packed[i].Fields, $"the package reads its own message {i}");
            byte[] theirs = AsciiToBcd.Map(packed[i].Ascii);

            Assert.AreEqual(Convert.ToHexString(theirs), Convert.ToHexString(Encode(messages[i])), $"message {i} as bytes");
            CollectionAssert.AreEqual(messages[i], Decode(theirs), $"message {i} as fields");
        }
        Assert.AreEqual(WireField.All.Count, messages.SelectMany(message => message.Keys).Distinct().Count(number => number > 0), "every field occurred");
    }

    [TestMethod]
    public async Task What_the_box_composes_for_voids_refunds_and_settlements_is_what_the_package_packs()
    {
        NodeOracle.Require();
        var composer = new RequestComposer(
            new Dialect(), new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0.0"), new Sm4(new byte[16]));
        var mac = new MessageMac(new Sm4(new byte[16]));
        var undo = new PurchaseReference
        {
            Kind = PurchaseKind.Void, AmountFen = 1250, Batch = 24, Stan = 102, OriginalBatch = 24, OriginalStan = 101, OriginalRrn = "632712345678",
        };
        var refund = new PurchaseReference
        {
            Kind = PurchaseKind.Refund, AmountFen = 450, Batch = 24, Stan = 103,
            OriginalBatch = 9, OriginalStan = 77, OriginalRrn = "632712345678", OriginalDate = 305,
        };
        var totals = new SettlementTotals { DebitFen = 123450, DebitCount = 7, CreditFen = 1250, CreditCount = 2 };
        string block = "A2053" + "0100210" + "02004SN-1" + "03006000000" + "04008"
            + new SerialCipher(new Sm4(new byte[16]), "SN-1").Of("000000") + "050081.0.0   ";
        SortedDictionary<int, string> ids = new() { [41] = "12345678", [42] = "123456789012345", [49] = "156" };
        (Func<byte[], int> Compose, SortedDictionary<int, string> Fields)[] cases =
        [
            (frame => composer.VoidOrRefund(undo, mac, frame), new(ids)
            {
                [0] = "0200", [3] = "200000", [4] = "000000001250", [11] = "000102", [22] = "032", [25] = "00", [37] = "632712345678",
                [59] = block, [60] = "23000024000600", [61] = "000024000101",
            }),
            (frame => composer.VoidOrRefund(refund, mac, frame), new(ids)
            {
                [0] = "0220", [3] = "200000", [4] = "000000000450", [11] = "000103", [22] = "032", [25] = "00", [37] = "632712345678",
                [59] = block, [60] = "25000024000600", [61] = "0000090000770305",
            }),
            (frame => composer.Reversal(refund, ReversalReason.NoAnswer, mac, frame), new(ids)
            {
                [0] = "0400", [3] = "200000", [4] = "000000000450", [11] = "000103", [22] = "032", [25] = "00", [39] = "98",
                [60] = "25000024000600", [61] = "000024000103",
            }),
            (frame => composer.Settlement(totals, 24, 8, mac, frame), new(ids)
            {
                [0] = "0500", [11] = "000008", [48] = "000000123450007000000001250002" + new string('0', 32), [60] = "00000024201", [63] = "01 ",
            }),
        ];
        byte[] buffer = new byte[Frame.MaxSize];
        List<byte[]> composed = [];
        foreach ((Func<byte[], int> compose, SortedDictionary<int, string> fields) in cases)
        {
            byte[] message = buffer[Frame.MessageOffset..compose(buffer)];
            composed.Add(message);
            fields[64] = Encoding.ASCII.GetString(message[^8..]);
        }

        List<NodeOracle.Packed> packed = await NodeOracle.PackAsync(cases.Select(each => each.Fields));
        for (int i = 0; i < cases.Length; i++)
            Assert.AreEqual(Convert.ToHexString(AsciiToBcd.Map(packed[i].Ascii)), Convert.ToHexString(composed[i]), cases[i].Fields[0]);
    }

    [TestMethod]
    public void The_table_has_no_field_that_the_tests_do_not_know()
    {
        for (int field = -1; field <= 129; field++)
            Assert.AreEqual(WireField.All.ContainsKey(field), FieldTable.FormatOf(field) != FieldFormat.None, $"field {field}");
    }

    private static byte[] Encode(SortedDictionary<int, string> fields)
    {
        var message = new IsoMessage { Mti = int.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) };
        foreach ((int number, string content) in fields.Skip(1))
        {
            byte[] bytes = WireField.All[number].Kind == 'b' ? Convert.FromHexString(content) : Encoding.ASCII.GetBytes(content);
            message.SetBytes(number, bytes, 0, bytes.Length);
        }
        byte[] buffer = new byte[Frame.MaxSize];
        return buffer[..IsoEncoder.Encode(message, null, buffer, 0)];
    }

    private static SortedDictionary<int, string> Decode(byte[] bytes)
    {
        var message = new IsoMessage();
        Assert.AreEqual(DecodeError.None, new IsoDecoder().Decode(bytes, 0, bytes.Length, message));
        var fields = new SortedDictionary<int, string> { [0] = message.Mti.ToString("X4", CultureInfo.InvariantCulture) };
        for (int number = 1; number <= 64; number++)
        {
            if (!message.Has(number))
                continue;
            byte[] content = new byte[message.LengthOf(number)];
            message.CopyTo(number, content, 0);
            fields[number] = WireField.All[number].Kind == 'b' ? Convert.ToHexString(content).ToLowerInvariant() : Encoding.ASCII.GetString(content);
        }
        return fields;
    }
}
