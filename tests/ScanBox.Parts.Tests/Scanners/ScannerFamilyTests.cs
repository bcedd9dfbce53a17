using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Parts.Scanners.Families;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Scanners;

/// <summary>The bytes of each family against the vectors of its fact sheet.</summary>
[TestClass]
public class ScannerFamilyTests
{
    private static string Hex(byte[] bytes) => Bytes.ToHex(bytes, 0, bytes.Length);

    private static int Measure(ScannerProbe family, string hex, string command)
    {
        byte[] bytes = Bytes.FromHex(hex);
        return family.Measure(bytes, 0, bytes.Length, Bytes.FromHex(command), false);
    }

    private static ScannerFrame Read(ScannerProbe family, string hex, string command)
    {
        byte[] bytes = Bytes.FromHex(hex);
        byte[] asked = Bytes.FromHex(command);
        int length = family.Measure(bytes, 0, bytes.Length, asked, false);
        Assert.AreEqual(bytes.Length, length, hex);
        return family.Read(bytes, 0, length, asked);
    }

    [TestMethod]
    public void Gm65Vectors()
    {
        var family = new Gm65Signature();
        Assert.AreEqual("7E00070100E2017791", Hex(family.Probe));
        Assert.IsTrue(Read(family, "02000001003331", "") == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "02000101000401", "") == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "02000301006A61", "") == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "02000001012310", "") == ScannerFrame.Ok);
        Assert.AreEqual(1, family.Value);
        Assert.AreEqual(ScannerProbe.Damaged, Measure(family, "02000001012311", ""));
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(family, "7E00080100020102DA", ""));
        Assert.AreEqual(ScannerProbe.Unfinished, Measure(family, "020000", ""));
    }

    [TestMethod]
    public void M3yVectors()
    {
        var family = new M3yFamily();
        Assert.AreEqual("5A00000A545F4F55545F4356455212A5", Hex(family.Probe));
        Assert.AreEqual("5A00000A535F434D445F3032304465A5", Hex(M3yFamily.Framed("S_CMD_020D")));
        Assert.AreEqual("5A00000A535F434D445F3032304465A5", Hex(family.Step(0)!.Write));
        Assert.IsTrue(Read(family, "5A010002900093A5", "5A") == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "9000", "5A") == ScannerFrame.Ok);
        Assert.AreEqual(ScannerProbe.Damaged, Measure(family, "5A010002900094A5", "5A"));
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(family, "5A31", "5A"));
    }

    [TestMethod]
    public void SsiVectors()
    {
        var family = new SsiFamily();
        Assert.AreEqual("04A30400FF55", Hex(family.Probe));
        Assert.AreEqual("04E40400FF14", Hex(family.Start));
        Assert.AreEqual("04E50400FF13", Hex(family.Stop));
        Assert.AreEqual("04EB0400FF0D", Hex(family.Sleep));
        Assert.AreEqual("05D1040001FF25", Hex(family.AskAgain));
        Assert.AreEqual("07C60400FF8A08FD9E", Hex(family.Step(0)!.Write));
        Assert.AreEqual("07C60400FFEE01FD41", Hex(family.Step(1)!.Write));
        Assert.AreEqual("04E90400FF0F", Hex(family.Step(2)!.Write));
        Assert.AreEqual("07C60400FF3801FDF7", Hex(family.Step(3)!.Write));
        family.Beeps = false;
        Assert.AreEqual("07C60400FF3800FDF8", Hex(family.Step(3)!.Write));
        Assert.IsTrue(Read(family, "04D00000FF2C", "04E40400FF14") == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "05D1000001FF29", "04E40400FF14") == ScannerFrame.SendAgain);
        Assert.IsTrue(Read(family, "05D1000006FF24", "04E40400FF14") == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "0BF300000B313233343536FDC2", "") == ScannerFrame.Code);
        Assert.AreEqual(5, family.TextOffset);
        Assert.AreEqual(6, family.TextLength);
        Assert.AreEqual("04D00400FF28", Hex(family.Thanks));
        Assert.IsFalse(family.HasMore);
        Assert.AreEqual(ScannerProbe.Damaged, Measure(family, "0BF300000B313233343537FDC2", ""));
        // What the box itself sends is no answer.
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(family, "04D00400FF28", ""));
        // FF F4, 13 bytes in all, F4, source, status, type, "12345".
        Assert.IsTrue(Read(family, "FFF4000DF400000B3132333435FC02", "") == ScannerFrame.Code);
        Assert.AreEqual(8, family.TextOffset);
        Assert.AreEqual(5, family.TextLength);
    }

    [TestMethod]
    public void M5Vectors()
    {
        var family = new M5Family();
        Assert.AreEqual("236141", Hex(family.Probe));
        Assert.AreEqual("327501", Hex(family.Start));
        Assert.AreEqual("327502", Hex(family.Stop));
        Assert.AreEqual("4302C2", Hex(family.Version));
        Assert.AreEqual("21614100", Hex(family.Step(0)!.Write));
        Assert.AreEqual("236141", Hex(family.Step(0)!.Query));
        Assert.AreEqual("21624102", Hex(family.Step(1)!.Write));
        Assert.AreEqual("21634601", Hex(family.Step(2)!.Write));
        Assert.AreEqual("21634500", Hex(family.Step(3)!.Write));
        Assert.AreEqual("21514300", Hex(family.Step(4)!.Write));
        Assert.IsTrue(Read(family, "24614105", "236141") == ScannerFrame.Ok);
        Assert.AreEqual(5, family.Value);
        Assert.IsTrue(Read(family, "2261410000", "21614100") == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "2261410001", "21614100") == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "3375020000", "") == ScannerFrame.Other);
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(family, "2461", ""));
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(family, "333435", "327501"));
        Assert.AreEqual(4, Measure(family, "3375010031", "")); // a code stands right behind
    }

    [TestMethod]
    public void De2120Vectors()
    {
        var family = new De2120Family();
        Assert.AreEqual(AnsweringLine.Hex("^_^SLEEP."), Hex(family.Probe));
        Assert.AreEqual(AnsweringLine.Hex("^_^DSPYFW."), Hex(family.Version));
        Assert.AreEqual(AnsweringLine.Hex("^_^SCAN."), Hex(family.Start));
        Assert.AreEqual(AnsweringLine.Hex("^_^SLEEP."), Hex(family.Stop));
        Assert.IsTrue(Read(family, "06", "5E5F5E") == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "15", "5E5F5E") == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "06", "") == ScannerFrame.Other);
    }

    [TestMethod]
    public void NewlandVectors()
    {
        var old = new NewlandOldFamily();
        Assert.AreEqual("3F", Hex(old.Probe));
        Assert.AreEqual("1B31", Hex(old.Start));
        Assert.AreEqual("1B30", Hex(old.Stop));
        Assert.AreEqual(AnsweringLine.Hex("NLS0006010;"), Hex(old.Step(0)!.Write));
        Assert.IsTrue(Read(old, "21", "3F") == ScannerFrame.Ok);
        Assert.IsTrue(Read(old, "06", "1B31") == ScannerFrame.Ok);
        Assert.AreEqual(ScannerProbe.NoFrame, Measure(old, "21", "1B31"));

        var family = new NewlandFamily();
        Assert.AreEqual("7E0130303030405152595359533B03", Hex(family.Probe));
        Assert.AreEqual("7E01303030302353434E545247313B03", Hex(family.Start));
        Assert.AreEqual("7E01303030302353434E545247303B03", Hex(family.Stop));
        Assert.IsTrue(Read(family, "0201303030302353434E54524731063B03", Hex(family.Start)) == ScannerFrame.Ok);
        Assert.IsTrue(Read(family, "0201303030302353434E54524731053B03", Hex(family.Start)) == ScannerFrame.Refused);
        Assert.IsTrue(Read(family, "0201303030302353434E4D4F4432063B03", Hex(family.Step(0)!.Query)) == ScannerFrame.Ok);
        Assert.AreEqual(2, family.Value);
        Assert.IsTrue(Read(family, "0201303030302353434E4D4F4432063B03", Hex(family.Start)) == ScannerFrame.Other);
    }

    [TestMethod]
    public void HoneywellVectors()
    {
        var family = new HoneywellFamily();
        Assert.AreEqual("164D0D524556494E462E", Hex(family.Probe));
        Assert.AreEqual("16540D", Hex(family.Start));
        Assert.AreEqual("16550D", Hex(family.Stop));
        Assert.IsTrue(Read(family, AnsweringLine.Hex("REVINFN3680 1.2\x06."), Hex(family.Probe)) == ScannerFrame.Ok);
        Assert.AreEqual(9, family.TextLength);
        Assert.IsTrue(Read(family, AnsweringLine.Hex("REVINF\x05."), Hex(family.Probe)) == ScannerFrame.Refused);
        for (int i = 0; family.Step(i) is not null; i++)
        {
            byte[] write = family.Step(i)!.Write;
            Assert.AreEqual((int)'!', (int)write[write.Length - 1]);
        }
    }

    /// <summary>No question holds what another family would obey: the first byte of an M5 setting or control, an old Newland's escape or set-up word, another's prefix.</summary>
    [TestMethod]
    public void QuestionsHoldNoCommandOfOthers()
    {
        for (int i = 0; i < FamilyList.Count; i++)
        {
            ScannerProbe probe = FamilyList.ProbeAt(i);
            string text = Hex(probe.Probe) + "|" + Hex(probe.WakeUp);
            Holds(text, "21", false);
            Holds(text, "32", false);
            Holds(text, "1B", false);
            Holds(text, "4E4C53", false);
            Holds(text, "5E5F5E", probe.Id == ScannerFamilyId.De2120);
            Holds(text, "16", probe.Id == ScannerFamilyId.Honeywell);
            Holds(text, "7E0130", probe.Id == ScannerFamilyId.Newland);
            Holds(text, "7E00", probe.Id == ScannerFamilyId.Gm65);
            Holds(text, "5A00", probe.Id == ScannerFamilyId.M3y);
        }
    }

    private static void Holds(string text, string bytes, bool isOwn)
    {
        bool holds = false;
        for (int at = 0; at + bytes.Length <= text.Length && !holds; at += 2)
            holds = text.Substring(at, bytes.Length) == bytes;
        Assert.IsTrue(holds == isOwn, text + " " + bytes);
    }
}
