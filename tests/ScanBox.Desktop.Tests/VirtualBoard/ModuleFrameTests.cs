using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual modules of the smaller families against published frames, byte for byte, through a UART.</summary>
[TestClass]
public class ModuleFrameTests
{
    private static readonly byte[] s_code = "134650328919428540"u8.ToArray();

    [TestMethod]
    public void AnM3yAnswersInFramesAndBare()
    {
        using var line = new ModuleBench<VirtualM3y>(new VirtualM3y(32, 34), 9600);
        Assert.AreEqual("5A 01 00 0A 56 32 2E 33 2E 30 2E 37 0D 0A 72 A5", line.Ask("5A 00 00 0A 54 5F 4F 55 54 5F 43 56 45 52 12 A5"));
        Assert.AreEqual("5A 01 00 02 90 00 93 A5", line.Ask("5A 00 00 0A 53 5F 43 4D 44 5F 30 32 30 44 65 A5"));
        Assert.AreEqual("90 00", line.Ask("53 5F 43 4D 44 5F 30 32 30 44"), "bare, and answered bare");
        Assert.AreEqual("", line.Ask("5A 00 00 0A 53 5F 43 4D 44 5F 30 32 30 44 66 A5"), "silence is its no");
        Assert.AreEqual("", line.AskText("S_CMD_9999"));
    }

    [TestMethod]
    public void AnM3yReadsOnCommandAndSleeps()
    {
        using var line = new ModuleBench<VirtualM3y>(new VirtualM3y(32, 34), 9600);
        line.Module.Show(s_code);
        Assert.AreEqual("", line.TakeText(1000), "nobody triggered it");
        Assert.AreEqual("\u0090\0" + "134650328919428540", line.AskText("SR030301", 1000), "no tail unless one is set");
        Assert.AreEqual("\u0090\0", line.AskText("S_CMD_059A"));
        Assert.AreEqual("\u0090\0" + "134650328919428540\r\n", line.AskText("SR030301", 1000));
        Assert.AreEqual("\u0090\0", line.AskText("SRDF0050"));
        Assert.IsFalse(line.Module.IsDeepAsleep);
        Assert.AreEqual("", line.AskText("SRDF0050"), "twice");
        Assert.IsTrue(line.Module.IsDeepAsleep);
        Assert.AreEqual("", line.AskText("SRDF0051"), "the first one only wakes it up");
        Assert.AreEqual("\u0090\0", line.AskText("SRDF0051"));
    }

    [TestMethod]
    public void AnM3yKeepsSettingsAndItsSpeed()
    {
        using var line = new ModuleBench<VirtualM3y>(new VirtualM3y(32, 34), 9600);
        line.AskText("S_CMD_MTRS3000");
        line.AskText("S_CMD_MTRS3000");
        Assert.AreEqual(1, line.Module.FlashWrites, "the same again is not written again");
        Assert.AreEqual("", line.AskText("S_CMD_H3BR115200"));
        Assert.AreEqual("\u0090\0", line.AskText("S_CMD_H3BR57600"));
        line.Repower(57600);
        Assert.AreEqual("\u0090\0", line.AskText("S_CMD_FFFF"));
        Assert.AreEqual(5000, line.Module.Configuration["MTRS"]);
        Assert.AreEqual(57600, line.Module.BaudRate);
    }

    [TestMethod]
    public void AnM3yIsDeafForTwoSeconds()
    {
        using var line = new ModuleBench<VirtualM3y>(new VirtualM3y(32, 34), 9600, booted: false);
        Assert.AreEqual("", line.AskText("S_CMD_020D", 1000));
        line.Wait(1010);
        Assert.AreEqual("\u0090\0", line.AskText("S_CMD_020D"));
    }

    [TestMethod]
    [DataRow("23 61 41", "24 61 41 00")]
    [DataRow("32 75 02", "33 75 02 00 00")]
    [DataRow("21 61 41 01", "22 61 41 01 00")]
    [DataRow("21 61 41 09", "22 61 41 09 01")]
    [DataRow("21 62 41 02", "22 62 41 02 00")]
    [DataRow("21 62 42 01", "22 62 42 01 00")]
    [DataRow("21 63 46 01", "22 63 46 01 00")]
    [DataRow("21 63 45 00", "22 63 45 00 00")]
    [DataRow("21 41 41 0B", "22 41 41 0B 00")]
    [DataRow("21 51 43 03", "22 51 43 03 00")]
    [DataRow("FF 00 5A", "")]
    public void AnM5AnswersPublishedCommands(string command, string expected)
    {
        using var line = new ModuleBench<VirtualM5Qr>(new VirtualM5Qr(32, 34), 115200);
        Assert.AreEqual(expected, line.Ask(command));
    }

    [TestMethod]
    public void AnM5AcknowledgesBeforeTheCode()
    {
        using var line = new ModuleBench<VirtualM5Qr>(new VirtualM5Qr(32, 34), 115200);
        line.Module.Faults.Glued = true;
        line.Module.Show(s_code);
        Assert.AreEqual("3u\u0001\0\0" + "134650328919428540\r\n", Encoding.Latin1.GetString(Bytes(line.Ask("32 75 01"))));
        line.Ask("21 51 43 03");
        line.Send("32 75 01");
        Assert.AreEqual("3u\u0001\0\0\u0003\0\u0012134650328919428540", line.TakeText(100));
    }

    [TestMethod]
    public void TheFactoryCommandSilencesAnM5()
    {
        using var line = new ModuleBench<VirtualM5Qr>(new VirtualM5Qr(32, 34), 115200);
        Assert.AreEqual("", line.Ask("32 76 01"));
        Assert.AreEqual("", line.Ask("23 61 41"));
        line.Repower(115200);
        Assert.AreEqual("", line.Ask("23 61 41"), "for good");
        line.Module.ScanSetupCode();
        Assert.AreEqual("24 61 41 00", line.Ask("23 61 41"));
    }

    [TestMethod]
    public void ADe2120TakesItsTime()
    {
        using var line = new ModuleBench<VirtualDe2120>(new VirtualDe2120(32, 34), 115200);
        Assert.AreEqual("", line.AskText("^_^DSPYFW.", 400));
        StringAssert.StartsWith(line.TakeText(100), "\u0006DE2120");
        Assert.AreEqual("\u0006", line.AskText("^_^232BAD5."), "at the old speed");
        line.Port.BaudRate = 9600;
        Assert.AreEqual("", line.AskText("^_^LAMENA0."), "too early");
        line.Wait(300);
        Assert.AreEqual("\u0006", line.AskText("^_^LAMENA0."));
        line.Repower(9600);
        Assert.AreEqual(0, line.Module.Configuration["LAMENA"]);
    }

    [TestMethod]
    public void ADe2120ReadsAndRefuses()
    {
        using var line = new ModuleBench<VirtualDe2120>(new VirtualDe2120(32, 34), 115200);
        Assert.AreEqual("\u0015", line.AskText("^_^NOSUCH."));
        Assert.AreEqual("\u0015", line.AskText("^_^CNTALW4."));
        Assert.AreEqual("", line.AskText("NOSUCH."));
        line.Module.Show(s_code);
        Assert.AreEqual("\u0006134650328919428540\r", line.AskText("^^_^SCAN.", 1000));
        line.Module.TakeAway();
        line.AskText("^_^SCAN.");
        Assert.IsTrue(line.Module.IsLooking);
        Assert.AreEqual("\u0006", line.AskText("^_^SLEEP."));
        Assert.IsFalse(line.Module.IsLooking);
        Assert.AreEqual("\u0006", line.AskText("^_^DEFALT."));
        Assert.AreEqual("", line.AskText("^_^SCAN."), "on USB now");
    }

    [TestMethod]
    public void AnOldNewlandIsThereAfter800Ms()
    {
        using var line = new ModuleBench<VirtualNewlandOld>(new VirtualNewlandOld(32, 34), 9600, booted: false);
        Assert.AreEqual("", line.Ask("3F", 700));
        line.Wait(100);
        Assert.AreEqual("21", line.Ask("3F"));
    }

    [TestMethod]
    public void AnOldNewlandIsSetUpBetweenTwoCommands()
    {
        using var line = new ModuleBench<VirtualNewlandOld>(new VirtualNewlandOld(32, 34), 9600);
        Assert.AreEqual("\u0015", line.AskText("NLS0313000=3000;"), "not in setup");
        Assert.AreEqual("\u0006\u0006\u0006\u0006\u0015", line.AskText("NLS0006010;NLS0302000;nls0313000=4000;NLS0313010=2000;NLS0999999;", 200));
        Assert.AreEqual("06", line.Ask("1B 31"));
        Assert.IsFalse(line.Module.IsLooking, "it is being set up");
        Assert.AreEqual("\u0006", line.AskText("NLS0006000;"));
        Assert.AreEqual(1, line.Module.FlashWrites);
        Assert.AreEqual("", line.Ask("3F"), "leaving takes its time");
        line.Wait(300);
        line.Module.Show(s_code);
        Assert.AreEqual("\u0006134650328919428540\r\n", line.AskText("\u001B1", 1000));
        line.Module.TakeAway();
        Assert.AreEqual("\u0006", line.AskText("\u001B1"));
        Assert.IsTrue(line.Module.IsLooking);
        Assert.AreEqual("06", line.Ask("1B 30"));
        Assert.IsFalse(line.Module.IsLooking);
        line.Repower(9600);
        Assert.AreEqual(4000, line.Module.Configuration["read timeout"]);
    }

    [TestMethod]
    public void AnOldNewlandChecksTheLrcOfQueries()
    {
        using var line = new ModuleBench<VirtualNewlandOld>(new VirtualNewlandOld(32, 34), 9600);
        Assert.AreEqual("", line.Ask("7E 00 00 05 33 48 30 33 30 B3"));
        byte[] reply = Bytes(line.Ask("7E 00 00 05 33 48 30 33 30 B2"));
        Assert.AreEqual(0x34, reply[4]);
        byte lrc = 0xFF;
        foreach (byte value in reply[2..])
            lrc ^= value;
        Assert.AreEqual(0, lrc, "all from the length to the LRC make FF");
        Assert.AreEqual("", line.Ask("7E 00 07 01 00 E2 01 77 91"), "a GM65's version");
        Assert.AreEqual("21", line.Ask("3F"));
    }

    [TestMethod]
    public void ANewlandEchoesWithItsVerdicts()
    {
        using var line = new ModuleBench<VirtualNewland>(new VirtualNewland(32, 34), 9600);
        Assert.AreEqual(
            "02 01 30 30 30 30 40 44 46 4D 41 44 44 30 36 39 39 39 30 30 33 39 39 39 39 46 31 34 31 06 3B 03",
            line.Ask("7E 01 30 30 30 30 40 44 46 4D 41 44 44 30 36 39 39 39 30 30 33 39 39 39 39 46 31 34 31 3B 03"), "as published");
        Assert.AreEqual("\u0002\u00010000#SCNMOD9\u0015;NOSUCH1\u0005;ILLSCN2\u0006;\u0003", line.AskText("~\u00010000#SCNMOD9;NOSUCH1;ILLSCN2;\u0003"));
        Assert.AreEqual("\u0002\u00010000@ILLSCN2\u0006;ILLSCN1\u0006;ILLSCN0-2\u0006;\u0003", line.AskText("~\u00010000@ILLSCN*;ILLSCN&;ILLSCN^;\u0003"));
        Assert.AreEqual("\u0002\u00010000#RRDENA1\u0006,DUR2000\u0006;\u0003", line.AskText("~\u00010000#RRDENA1,DUR2000;\u0003"));
        Assert.AreEqual(2000, line.Module.Configuration["RRDDUR"]);
        Assert.AreEqual(1500, line.Module.Configuration.Saved("RRDDUR"));
        Assert.AreEqual(1, line.Module.FlashWrites, "the data format alone was kept");
        StringAssert.Contains(line.AskText("~\u00010000@QRYSYS;\u0003", 200), "Firmware Version");
        Assert.AreEqual("", line.AskText("~\u00020000@QRYSYS;\u0003", 200));
    }

    [TestMethod]
    public void ANewlandIsTriggeredByCommand()
    {
        using var line = new ModuleBench<VirtualNewland>(new VirtualNewland(32, 34), 9600);
        line.Module.Show(s_code);
        Assert.AreEqual("\u0002\u00010000#SCNTRG1\u0006;\u0003" + "134650328919428540\r", Encoding.Latin1.GetString(Bytes(line.Ask("7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03", 1000))));
        line.Module.TakeAway();
        line.Ask("7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03");
        Assert.IsTrue(line.Module.IsLooking);
        line.Ask("7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03");
        Assert.IsFalse(line.Module.IsLooking);
        Assert.AreEqual(0, line.Module.FlashWrites);
        Assert.AreEqual("\u0002\u00010000@232BAD8\u0006;\u0003", line.AskText("~\u00010000@232BAD8;\u0003"), "at the old speed");
        line.Port.BaudRate = 115200;
        StringAssert.Contains(line.AskText("~\u00010000@QRYSYS;\u0003"), "NLS-EM20");
    }

    [TestMethod]
    public void AHoneywellEchoesWithItsVerdicts()
    {
        using var line = new ModuleBench<VirtualHoneywell>(new VirtualHoneywell(32, 34), 115200);
        string version = Encoding.Latin1.GetString(Bytes(line.Ask("16 4D 0D 52 45 56 49 4E 46 2E")));
        StringAssert.StartsWith(version, "REVINF");
        StringAssert.EndsWith(version, "\u0006.");
        Assert.AreEqual("TRGSTO9999999\u0015!", line.AskText("\u0016M\rTRGSTO9999999!"));
        Assert.AreEqual("NOSUCH1\u0005!", line.AskText("\u0016M\rNOSUCH1!"));
        Assert.AreEqual("trgsto5000\u0006;scnled0\u0006!", line.AskText("\u0016M\rtrgsto5000;scnled0!"));
        Assert.AreEqual("TRGSTO5000\u0006;TRGSTO30000\u0006;TRGSTO0-300000\u0006.", line.AskText("\u0016M\rTRGSTO?;TRGSTO^;TRGSTO*."));
        Assert.AreEqual(0, line.Module.FlashWrites, "nothing was for good");
        Assert.AreEqual("VSUFCR\u0006.", line.AskText("\u0016M\rVSUFCR."));
        Assert.AreEqual(1, line.Module.FlashWrites);
        Assert.AreEqual("232BAD5\u0006!", line.AskText("\u0016M\r232BAD5!"));
        line.Port.BaudRate = 9600;
        Assert.AreEqual("232BAD5\u0006!", line.AskText("\u0016M\r232BAD?!"));
        line.Repower(115200);
        Assert.AreEqual("232BAD9\u0006!", line.AskText("\u0016M\r232BAD?!"), "until power-off");
    }

    [TestMethod]
    public void ATriggeredHoneywellLooksUntilReadStopOrTimeout()
    {
        using var line = new ModuleBench<VirtualHoneywell>(new VirtualHoneywell(32, 34), 115200);
        Assert.AreEqual("", line.Ask("16 54 0D", 29_000));
        Assert.IsTrue(line.Module.IsLooking);
        line.Wait(1001);
        Assert.IsFalse(line.Module.IsLooking, "timeout");
        line.Ask("16 54 0D");
        line.Ask("16 55 0D");
        Assert.IsFalse(line.Module.IsLooking, "stopped");
        line.Ask("16 54 0D");
        line.Module.Show(s_code);
        Assert.AreEqual("134650328919428540", line.TakeText(1000), "no tail unless one is set");
        Assert.IsFalse(line.Module.IsLooking, "read");
        line.Ask("16 07 0D");
        Assert.AreEqual(1, line.Module.Beeps);
    }

    private static byte[] Bytes(string hex) => System.Convert.FromHexString(hex.Replace(" ", "", System.StringComparison.Ordinal));
}
