using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class TlvTests
{
    // The public sample of a terminal block: 70 characters.
    private const string Sample = "A20650100202020160000020254004318030060000520400" + "8EC7CD42405008321702  ";

    [TestMethod]
    public void Reads_the_public_terminal_block()
    {
        byte[] bytes = Bytes.FromText(Sample);
        var outer = new TlvReader();
        outer.Open(bytes, 0, bytes.Length);
        Assert.IsTrue(outer.Read());
        Assert.IsTrue(outer.IsTag("A2"));
        Assert.AreEqual(65, outer.ValueCount);
        var inner = new TlvReader();
        inner.Open(bytes, outer.ValueOffset, outer.ValueCount);
        Assert.AreEqual("02", Value(inner, bytes, "01"));
        Assert.AreEqual("0000020254004318", Value(inner, bytes, "02"));
        Assert.AreEqual("000052", Value(inner, bytes, "03"));
        Assert.AreEqual("EC7CD424", Value(inner, bytes, "04"));
        Assert.AreEqual("321702  ", Value(inner, bytes, "05"));
        Assert.IsFalse(inner.Read());
        Assert.AreEqual((int)DecodeError.None, (int)inner.Error);
        Assert.IsFalse(outer.Read());
    }

    [TestMethod]
    public void Writes_the_public_terminal_block()
    {
        var tags = new TlvWriter(70);
        tags.Open("A2");
        tags.Add("01", "02");
        tags.Add("02", "0000020254004318");
        tags.Add("03", Bytes.FromText("x000052"), 1, 6);
        tags.Add("04", "EC7CD424");
        tags.Add("05", "321702  ");
        tags.Close();
        Assert.AreEqual(Sample, Bytes.ToText(tags.GetBuffer(), 0, tags.Count));
        Assert.ThrowsException(typeof(ArgumentException), () => tags.Add("A3", ""));
        tags.Clear();
        Assert.AreEqual(0, tags.Count);
        tags.Add("A3", "1");
        Assert.AreEqual("A30011", Bytes.ToText(tags.GetBuffer(), 0, tags.Count));
    }

    [TestMethod]
    public void A_writer_refuses_what_it_cannot_write()
    {
        var tags = new TlvWriter(2048);
        Assert.ThrowsException(typeof(ArgumentException), () => tags.Add("A", "1"));
        Assert.ThrowsException(typeof(ArgumentException), () => tags.Add("A3", new byte[1000], 0, 1000));
        Assert.ThrowsException(typeof(InvalidOperationException), () => tags.Close());
        tags.Open("A2");
        Assert.ThrowsException(typeof(InvalidOperationException), () => tags.Open("A3"));
    }

    [TestMethod]
    public void Checks_a_sequence()
    {
        Checks_a_sequence("", 0);
        Checks_a_sequence("A3000", 0);
        Checks_a_sequence("A3", 10);
        Checks_a_sequence("A301", 10);
        Checks_a_sequence("A3001", 10);
        Checks_a_sequence("A3002x", 10);
        Checks_a_sequence("A30x1x", 10);
        Checks_a_sequence("A3-01x", 10);
        Checks_a_sequence("A 001x", 10);
        Checks_a_sequence("A3001xA", 10);
        Checks_a_sequence("A3999x", 10);
        Checks_a_sequence("A3001xA3001x", 11);
        Checks_a_sequence("A3001xA4000A3000", 11);
    }

    private static void Checks_a_sequence(string text, int expected)
    {
        byte[] bytes = Bytes.FromText(text);
        Assert.AreEqual(expected, (int)TlvReader.Check(bytes, 0, bytes.Length));
        var reader = new TlvReader();
        reader.Open(bytes, 0, bytes.Length);
        Assert.AreEqual(text.Length > 0 && expected == 0, reader.Read());
    }

    [TestMethod]
    public void Refuses_more_tags_than_any_field_has()
    {
        var tags = new TlvWriter(200);
        for (int i = 0; i < TlvReader.MaxTags; i++)
            tags.Add("T" + ((char)('a' + i)).ToString(), "");
        Assert.AreEqual((int)DecodeError.None, (int)TlvReader.Check(tags.GetBuffer(), 0, tags.Count));
        tags.Add("U0", "");
        Assert.AreEqual((int)DecodeError.BadTag, (int)TlvReader.Check(tags.GetBuffer(), 0, tags.Count));
    }

    private static string Value(TlvReader reader, byte[] bytes, string tag)
    {
        Assert.IsTrue(reader.ReadTo(tag), tag);
        return Bytes.ToText(bytes, reader.ValueOffset, reader.ValueCount);
    }
}
