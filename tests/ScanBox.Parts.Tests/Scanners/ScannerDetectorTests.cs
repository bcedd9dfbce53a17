using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Parts.Scanners.Families;
using ScanBox.Ports;
using ScanBox.Tests;
using ScanBox.Tests.InMemory;

namespace ScanBox.Parts.Tests.Scanners;

[TestClass]
public class ScannerDetectorTests
{
    private const string Code = "134650328919428540";
    private const string SsiAck = "04D00000FF2C";
    private const int FindMs = 3000;

    private static long s_now;

    private static void Run(IScanner scanner, int ms)
    {
        for (long end = s_now + ms; s_now < end; s_now += 10)
            scanner.Step(s_now);
    }

    private static string Take(IScanner scanner)
    {
        var buffer = new byte[1024];
        int length = scanner.TakeCode(buffer, 0, buffer.Length);
        return length == 0 ? "" : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static AnsweringLine Ssi() => new AnsweringLine { Baud = 115200 }
        .On("04A30400FF55", "0AA40000474D36372076FDBB")
        .On("07C60400FF8A08FD9E", SsiAck)
        .On("07C60400FFEE01FD41", SsiAck)
        .On("04E90400FF0F", SsiAck)
        .On("07C60400FF3801FDF7", SsiAck)
        .On("04E40400FF14", SsiAck)
        .On("04E50400FF13", SsiAck)
        .On("04EB0400FF0D", SsiAck)
        .On("04D00400FF28", "")
        .On("05D1040001FF25", "");

    private static AnsweringLine M5() => new AnsweringLine { Baud = 115200 }
        .On("236141", "24614105")
        .On("21614100", "2261410000")
        .On("236241", "24624102")
        .On("236346", "24634601")
        .On("236345", "24634500")
        .On("235143", "24514300")
        .On("4302C2", "4402C256312E30")
        .On("327501", "3375020000")
        .On("327502", "3375020000");

    private static AnsweringLine De2120() => new AnsweringLine { Baud = 9600 }
        .OnText("^_^DSPYFW.", "56312E3206")
        .OnText("^_^SCMMAN.", "06")
        .OnText("^_^LAMENA1.", "06")
        .OnText("^_^BEPSUC1.", "15")
        .OnText("^_^SCAN.", "06")
        .OnText("^_^SLEEP.", "06");

    private static AnsweringLine NewlandOld() => new AnsweringLine()
        .On("3F", "21")
        .OnText("NLS0006010;", "06")
        .OnText("NLS0302000;", "06")
        .OnText("NLS0313000=5000;", "06")
        .OnText("NLS0313010=3000;", "06")
        .OnText("NLS0203010;", "06")
        .On("7E000002334789", "0200000D34" + AnsweringLine.Hex("EM3096 V1.07") + "AC")
        .OnText("NLS0006000;", "06")
        .On("1B31", "06")
        .On("1B30", "06");

    private static AnsweringLine M3y() => new AnsweringLine()
        .On("5A00000A545F4F55545F4356455212A5", "5A01000856322E332E302E37" + "77A5")
        .On("5A00000A535F434D445F3032304465A5", "5A010002900093A5")
        .On(Framed("SR030301"), "5A010002900093A5")
        .On(Framed("SR030300"), "5A010002900093A5");

    private static string Framed(string text)
    {
        byte[] bytes = M3yFamily.Framed(text);
        return Bytes.ToHex(bytes, 0, bytes.Length);
    }

    private static AnsweringLine Newland() => new AnsweringLine()
        .On(Unified("7E01", "@QRYSYS", ""), Unified("0201", "@QRYSYSEM20 V1", "06"))
        .On(Unified("7E01", "#SCNMOD*", ""), Unified("0201", "#SCNMOD0", "06"))
        .On(Unified("7E01", "#ILLSCN*", ""), Unified("0201", "#ILLSCN1", "06"))
        .On(Unified("7E01", "#ORTSET*", ""), Unified("0201", "#ORTSET3000", "06"))
        .On(Unified("7E01", "#GRBENA*", ""), Unified("0201", "#GRBENA1", "06"))
        .On(Unified("7E01", "#RRDDUR*", ""), Unified("0201", "#RRDDUR3000", "06"))
        .On(Unified("7E01", "#RRDENA*", ""), Unified("0201", "#RRDENA*", "05"))
        .On(Unified("7E01", "@ORTSET5000", ""), Unified("0201", "@ORTSET5000", "06"))
        .On(Unified("7E01", "#SCNTRG1", ""), Unified("0201", "#SCNTRG1", "06"))
        .On(Unified("7E01", "#SCNTRG0", ""), Unified("0201", "#SCNTRG0", "06"));

    private static string Unified(string head, string text, string status) => head + "30303030" + AnsweringLine.Hex(text) + status + "3B03";

    private static AnsweringLine Honeywell() => new AnsweringLine { Baud = 115200 }
        .On("164D0D524556494E462E", AnsweringLine.Hex("REVINFN3680 1.2\r\nBoot 7\x06."))
        .On("164D0D54524753544F3F21", AnsweringLine.Hex("TRGSTO30000\x06!"))
        .On("164D0D5452474D4F443F21", AnsweringLine.Hex("TRGMOD1\x06!"))
        .On("164D0D5452474D4F443021", AnsweringLine.Hex("TRGMOD0\x06!"))
        .On("164D0D53434E4C45443121", AnsweringLine.Hex("SCNLED1\x06!"))
        .On("164D0D4245504245503121", AnsweringLine.Hex("BEPBEP1\x06!"))
        .On("164D0D54524753544F3530303021", AnsweringLine.Hex("TRGSTO5000\x06!"))
        .On("164D0D444C595252443330303021", AnsweringLine.Hex("DLYRRD3000\x05!"))
        .On("164D0D56535546435221", AnsweringLine.Hex("VSUFCR\x06!"))
        .On("16540D", "")
        .On("16550D", "");

    private static ScannerDetector Find(AnsweringLine line, string description, int ms)
    {
        var scanner = new ScannerDetector(line, null, null);
        for (long end = s_now + FindMs; s_now < end && scanner.Family == ScannerFamilyId.None; s_now += 10)
            scanner.Step(s_now);
        Assert.IsTrue(scanner.Family != ScannerFamilyId.None, "not found in time: " + description);
        Run(scanner, ms);
        Assert.IsTrue(scanner.State == ScannerState.Ready, scanner.Description);
        Assert.AreEqual(description, scanner.Description);
        return scanner;
    }

    private static void ReadCode(ScannerDetector scanner, AnsweringLine line, string sent)
    {
        scanner.StartReading();
        Run(scanner, 300);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
        line.Send(sent);
        Run(scanner, 300);
        Assert.AreEqual(Code, Take(scanner));
        Assert.AreEqual("", Take(scanner));
        scanner.StopReading();
        Run(scanner, 300);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        line.Send(sent);
        Run(scanner, 300);
        Assert.AreEqual("", Take(scanner));
    }

    private static string Text(string tail) => AnsweringLine.Hex(Code + tail);

    [TestMethod]
    public void SsiModuleIsFoundAndReads()
    {
        AnsweringLine line = Ssi();
        ScannerDetector scanner = Find(line, "SSI module GM67 v at 115200 baud", 2000);
        // 12 F3 00 00 01 and 18 digits.
        ReadCode(scanner, line, "17F3000001" + Text("") + "FB4B");
        Assert.AreEqual(2, line.Times("04D00400FF28"));
        Assert.AreEqual(1, line.Times("04E50400FF13"));
    }

    [TestMethod]
    public void SsiPacketThatIsSentAgainCountsOnce()
    {
        AnsweringLine line = Ssi();
        ScannerDetector scanner = Find(line, "SSI module GM67 v at 115200 baud", 2000);
        scanner.StartReading();
        Run(scanner, 300);
        line.Send("17F3000001" + Text("") + "FB4C"); // damaged
        Run(scanner, 100);
        Assert.AreEqual(1, line.Times("05D1040001FF25"));
        Assert.AreEqual("", Take(scanner));
        line.Send("17F3000101" + Text("") + "FB4A");
        Run(scanner, 100);
        Assert.AreEqual(Code, Take(scanner));
        line.Send("17F3000101" + Text("") + "FB4A");
        Run(scanner, 100);
        Assert.AreEqual("", Take(scanner));
    }

    [TestMethod]
    public void SsiModuleSleepsUntilItIsWanted()
    {
        AnsweringLine line = Ssi();
        var scanner = new ScannerDetector(line, null, null) { SleepAfterMs = 5000 };
        Run(scanner, 4000);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        Assert.AreEqual(0, line.Times("04EB0400FF0D"));
        Run(scanner, 4000);
        Assert.AreEqual(1, line.Times("04EB0400FF0D"));
        int writes = line.Writes;
        Run(scanner, 60000);
        Assert.AreEqual(writes, line.Writes);
        scanner.StartReading();
        Run(scanner, 500);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
    }

    [TestMethod]
    public void M3ySleepsInTwoDepths()
    {
        string sleep = AnsweringLine.Hex("SRDF0050");
        AnsweringLine line = M3y().On(sleep, "9000").On(Framed("SRDF0051"), "5A010002900093A5");
        var scanner = new ScannerDetector(line, null, null) { SleepAfterMs = 5000 };
        Run(scanner, 10000);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        Run(scanner, 6000);
        Assert.AreEqual(2, line.Times(sleep));
        Run(scanner, 60000);
        Assert.AreEqual(2, line.Times(sleep));
        line.Deaf = 1; // what wakes it is lost
        scanner.StartReading();
        Run(scanner, 700);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
    }

    [TestMethod]
    public void ALostAnswerCostsNoSecondRound()
    {
        AnsweringLine line = Newland();
        line.Deaf = 1;
        var scanner = new ScannerDetector(line, null, null);
        Run(scanner, 1500);
        Assert.IsTrue(scanner.Family == ScannerFamilyId.Newland);
        Assert.AreEqual(1, line.Opens);
    }

    [TestMethod]
    public void M5ModuleIsFoundAndReads()
    {
        AnsweringLine line = M5();
        ScannerDetector scanner = Find(line, "M5 QRCode V1.0 at 115200 baud", 2000);
        Assert.AreEqual(1, line.Times("21614100")); // its mode was 5; the rest was right
        ReadCode(scanner, line, Text("\r\n"));
    }

    [TestMethod]
    public void De2120IsFoundAndReads()
    {
        AnsweringLine line = De2120();
        ReadCode(Find(line, "DE2120 V1.2 at 9600 baud", 2000), line, Text("\r"));
    }

    [TestMethod]
    public void M3yIsFoundAndReads()
    {
        AnsweringLine line = M3y();
        ReadCode(Find(line, "M3Y V2.3.0.7 at 9600 baud", 8000), line, Text("\r"));
    }

    [TestMethod]
    public void OldNewlandIsFoundAndReads()
    {
        AnsweringLine line = NewlandOld();
        ReadCode(Find(line, "Newland (old commands) EM3096 V1.07 at 9600 baud", 2000), line, Text(""));
        Assert.AreEqual(1, line.Times(AnsweringLine.Hex("NLS0006000;")));
    }

    [TestMethod]
    public void NewlandIsFoundAndReads()
    {
        AnsweringLine line = Newland();
        ReadCode(Find(line, "Newland EM20 V1 at 9600 baud", 2000), line, Text(""));
        Assert.AreEqual(1, line.Times(Unified("7E01", "@ORTSET5000", "")));
    }

    [TestMethod]
    public void HoneywellIsFoundAndReads()
    {
        AnsweringLine line = Honeywell();
        ReadCode(Find(line, "Honeywell N3680 1.2 at 115200 baud", 3000), line, Text("\r"));
    }

    [TestMethod]
    public void Gm65IsHandedToItsDriver()
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Baud = 57600;
        var scanner = new ScannerDetector(module, null, null, ScannerFamilyId.Gm65); // it cannot tell others' questions from its own
        Run(scanner, 4000);
        Assert.AreEqual("GM65 sw 0x87 at 57600 baud", scanner.Description);
        Assert.AreEqual(0, module.Writes);
    }

    [TestMethod]
    public void NothingIsAFailureUntilLinesCome()
    {
        var line = new AnsweringLine { Baud = 9600 };
        var scanner = new ScannerDetector(line, null, null);
        Run(scanner, 6000); // two rounds of questions
        Assert.IsTrue(scanner.State == ScannerState.Failed);
        scanner.StartReading();
        for (int i = 0; i < 20 && scanner.Family == ScannerFamilyId.None; i++)
        {
            line.SendText(Code + "\r");
            Run(scanner, 1000);
        }
        Assert.AreEqual("plain lines at 9600 baud", scanner.Description);
        Assert.AreEqual(Code, Take(scanner));
        line.SendText(Code + "\r");
        Run(scanner, 300);
        Assert.AreEqual(Code, Take(scanner));
    }

    [TestMethod]
    public void LinesThatNoCustomerBringsAreDoubted()
    {
        // A module that was lost sends the code that it was told to read before, and waits for commands from then on.
        AnsweringLine line = Honeywell();
        line.Baud = 9600;
        line.Deaf = int.MaxValue;
        var scanner = new ScannerDetector(line, null, null);
        Run(scanner, 6000);
        scanner.StartReading();
        for (int i = 0; i < 20 && scanner.Family == ScannerFamilyId.None; i++)
        {
            line.SendText(Code + "\r");
            Run(scanner, 1000);
        }
        Assert.AreEqual("plain lines at 9600 baud", scanner.Description);
        Assert.AreEqual(Code, Take(scanner));
        scanner.StopReading();
        line.Deaf = 0;
        Run(scanner, 3000);
        Assert.IsTrue(scanner.Family == ScannerFamilyId.PlainLine, "a code came");
        Wait(scanner, 2000);
        Assert.IsTrue(scanner.Family == ScannerFamilyId.PlainLine, "nobody had the time to show one");
        Wait(scanner, 11000);
        Assert.IsTrue(scanner.Family == ScannerFamilyId.Honeywell, scanner.Description);
    }

    private static void Wait(ScannerDetector scanner, int readingMs)
    {
        scanner.StartReading();
        Run(scanner, readingMs);
        scanner.StopReading();
        Run(scanner, 5000);
    }

    [TestMethod]
    public void LostModuleIsFoundAgainAtAnotherSpeed()
    {
        AnsweringLine line = De2120();
        ScannerDetector scanner = Find(line, "DE2120 V1.2 at 9600 baud", 15000);
        line.Baud = 115200;
        scanner.StartReading();
        Run(scanner, 12000);
        Assert.AreEqual("DE2120 V1.2 at 115200 baud", scanner.Description);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
    }

    [TestMethod]
    public void FoundModuleIsRememberedAndNotSetUpTwice()
    {
        var storage = new MemoryStorage();
        AnsweringLine line = De2120();
        line.Baud = 115200;
        Run(new ScannerDetector(line, storage, null), 4000);
        Assert.AreEqual(1, line.Times(AnsweringLine.Hex("^_^SCMMAN.")));
        Assert.AreEqual(1, storage.Writes);

        int opens = line.Opens;
        var scanner = new ScannerDetector(line, storage, null);
        Run(scanner, 1500);
        Assert.AreEqual("DE2120 V1.2 at 115200 baud", scanner.Description);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        Assert.AreEqual(1, line.Opens - opens);
        Assert.AreEqual(1, line.Times(AnsweringLine.Hex("^_^SCMMAN.")));
        Assert.AreEqual(1, storage.Writes);
    }

    [TestMethod]
    public void DamagedRecordCostsASearchOnly()
    {
        var storage = new MemoryStorage();
        AnsweringLine line = Newland();
        Run(new ScannerDetector(line, storage, null), 4000);
        storage.Find(ScannerRecord.Name)![3] ^= 1;
        var scanner = new ScannerDetector(line, storage, null);
        Run(scanner, 4000);
        Assert.AreEqual("Newland EM20 V1 at 9600 baud", scanner.Description);
        Assert.AreEqual(2, storage.Writes);
    }

    [TestMethod]
    public void ModuleThatReadsUnaskedIsSetUpAgain()
    {
        AnsweringLine line = De2120();
        ScannerDetector scanner = Find(line, "DE2120 V1.2 at 9600 baud", 2000);
        for (int i = 0; i < 30; i++)
        {
            line.SendText(Code + "\r");
            Run(scanner, 1000);
        }
        // Each time after three codes, but three times a run at most: its flash wears out.
        Assert.IsTrue(line.Times(AnsweringLine.Hex("^_^SCMMAN.")) == 3, line.Times(AnsweringLine.Hex("^_^SCMMAN.")).ToString());
        Assert.AreEqual("", Take(scanner));
        ReadCode(scanner, line, Text("\r"));
    }

    [TestMethod]
    public void SilentModuleIsLostAndFoundAgain()
    {
        AnsweringLine line = De2120();
        ScannerDetector scanner = Find(line, "DE2120 V1.2 at 9600 baud", 15000);
        line.Deaf = 1000;
        scanner.StartReading();
        Run(scanner, 8000);
        Assert.IsTrue(scanner.State == ScannerState.Failed);
        Assert.AreEqual("scanner: nothing answers", scanner.Description);
        line.Deaf = 0;
        Run(scanner, 10000);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
    }

    [TestMethod]
    public void FloodOfNoiseFindsNothingAndEnds()
    {
        var line = new AnsweringLine { Baud = 9600 };
        var scanner = new ScannerDetector(line, null, null);
        int seed = 1;
        for (int i = 0; i < 600; i++)
        {
            for (int k = 0; k < 8; k++)
            {
                seed = ((seed * 1103515245) + 12345) & 0x7FFFFFFF;
                line.Send(((seed >> 16) & 0xFF).ToString("X2"));
            }
            Run(scanner, 10);
        }
        Assert.IsTrue(scanner.State != ScannerState.Ready || scanner.Family == ScannerFamilyId.PlainLine, scanner.Description);
    }
}
