using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
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
