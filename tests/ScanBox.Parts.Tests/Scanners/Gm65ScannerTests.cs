using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Scanners;

[TestClass]
public class Gm65ScannerTests
{
    private const string Code = "134650328919428540";

    private static long s_now;

    private static void Run(Gm65Scanner scanner, int ms)
    {
        for (long end = s_now + ms; s_now < end; s_now += 10)
            scanner.Step(s_now);
    }

    private static Gm65Scanner Found(ScriptedModule module)
    {
        var scanner = new Gm65Scanner(module, null);
        Run(scanner, 3000);
        Assert.IsTrue(scanner.State == ScannerState.Ready, scanner.Description);
        return scanner;
    }

    private static Gm65Scanner Reading(ScriptedModule module)
    {
        Gm65Scanner scanner = Found(module);
        scanner.StartReading();
        Run(scanner, 100);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
        return scanner;
    }

    private static string Take(Gm65Scanner scanner)
    {
        var buffer = new byte[1024];
        int length = scanner.TakeCode(buffer, 0, buffer.Length);
        return length == 0 ? "" : Encoding.UTF8.GetString(buffer, 0, length);
    }

    [TestMethod]
    public void ModuleIsFoundAtItsSpeed()
    {
        ModuleIsFoundAtItsSpeed(9600);
        ModuleIsFoundAtItsSpeed(57600);
        ModuleIsFoundAtItsSpeed(115200);
    }

    private static void ModuleIsFoundAtItsSpeed(int baud)
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Baud = baud;

        Assert.AreEqual("GM65 sw 0x87 at " + baud.ToString() + " baud", Found(module).Description);
    }

    [TestMethod]
    public void CommandsAreThoseOfTheModulesManual()
    {
        ScriptedModule module = ScriptedModule.Factory();
        var scanner = new Gm65Scanner(module, null);
        scanner.Step(s_now);
        Assert.AreEqual("7E00070100E2017791", module.LastCommand);
        Run(scanner, 3000);
        Assert.AreEqual("7E000901000000DEC8", module.LastCommand);
        scanner.StartReading();
        Run(scanner, 100);
        Assert.AreEqual("7E00080100020102DA", module.LastCommand);
        scanner.StopReading();
        Run(scanner, 200);
        Assert.AreEqual("7E00080100020012FB", module.LastCommand);
        Run(scanner, 10200);
        Assert.AreEqual("7E000A01000000301A", module.LastCommand);
    }

    [TestMethod]
    public void ConfiguredModuleIsNotWritten()
    {
        ScriptedModule module = ScriptedModule.Configured();

        Found(module);

        Assert.AreEqual(0, module.Writes);
        Assert.AreEqual(0, module.Saves);
    }

    [TestMethod]
    public void FactoryModuleIsSetUpAndSavedOnce()
    {
        ScriptedModule module = ScriptedModule.Factory();

        Found(module);

        Assert.AreEqual(3, module.Writes);
        Assert.AreEqual(1, module.Saves);
        Assert.AreEqual(0xD5, (int)module.Saved[0x00]);
        Assert.AreEqual(0x9E, (int)module.Saved[0x13]);
        Assert.AreEqual(0x01, (int)module.Saved[0x60]);
    }

    [TestMethod]
    public void ZoneThatIsNotKeptIsNotSaved()
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Zones[0x13] = 0;
        module.Forgetful = 0x13;

        Found(module);

        Assert.AreEqual(1, module.Writes);
        Assert.AreEqual(0, module.Saves);
    }

    [TestMethod]
    public void NoModuleIsAFailureThatGoesOnLooking()
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Baud = 0;
        var scanner = new Gm65Scanner(module, null);
        Assert.IsTrue(scanner.State == ScannerState.Finding);

        Run(scanner, 3000);
        Assert.IsTrue(scanner.State == ScannerState.Failed);

        module.Baud = 115200;
        Run(scanner, 5000);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
    }

    [TestMethod]
    public void CodeIsReadAndReadingGoesOn()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);
        Assert.IsTrue(module.IsReading);

        module.Show(Code);
        Run(scanner, 50);

        Assert.AreEqual(Code, Take(scanner));
        Assert.AreEqual("", Take(scanner));
        Run(scanner, 500);
        Assert.IsTrue(module.IsReading);
        module.Show("289431869362714645");
        Run(scanner, 50);
        Assert.AreEqual("289431869362714645", Take(scanner));
    }

    [TestMethod]
    public void CodeGluedToTheAcknowledgementIsRead()
    {
        CodeGluedToTheAcknowledgementIsRead(1);
        CodeGluedToTheAcknowledgementIsRead(5);
        CodeGluedToTheAcknowledgementIsRead(4096);
    }

    private static void CodeGluedToTheAcknowledgementIsRead(int readSize)
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.ReadSize = readSize;
        Gm65Scanner scanner = Found(module);
        module.GluedCode = Code + "\r\n";

        scanner.StartReading();
        Run(scanner, 500);

        Assert.AreEqual(Code, Take(scanner));
    }

    [TestMethod]
    public void StopEndsReading()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);

        scanner.StopReading();
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        Run(scanner, 200);

        Assert.IsFalse(module.IsReading);
        module.Send(Code + "\r");
        Run(scanner, 50);
        Assert.AreEqual("", Take(scanner));
    }

    [TestMethod]
    public void CodeOfAnEarlierReadingIsForgotten()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);
        module.Show(Code);
        Run(scanner, 50);

        scanner.StopReading();
        scanner.StartReading();
        Assert.AreEqual("", Take(scanner));
        module.Send(Code + "\r");
        Run(scanner, 200);

        Assert.AreEqual("", Take(scanner));
        Assert.IsTrue(scanner.State == ScannerState.Reading);
    }

    [TestMethod]
    public void AnIdleModuleSleepsUntilItIsWanted()
    {
        ScriptedModule module = ScriptedModule.Configured();
        var scanner = new Gm65Scanner(module, null, 9600, sleepAfterMs: 5000);
        Run(scanner, 4000);
        Assert.AreEqual(0, (int)module.Zones[0xD9]);
        Run(scanner, 4000);
        Assert.AreEqual(0xA5, (int)module.Zones[0xD9]);
        int commands = module.Commands;
        Run(scanner, 60000);
        Assert.AreEqual(commands, module.Commands);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        module.Deaf = 1; // what wakes it is lost
        scanner.StartReading();
        Run(scanner, 700);
        Assert.AreEqual(0, (int)module.Zones[0xD9]);
        Assert.IsTrue(scanner.State == ScannerState.Reading);
        scanner.StopReading();
        Run(scanner, 6000);
        Assert.AreEqual(0xA5, (int)module.Zones[0xD9]);
    }

    [TestMethod]
    public void TheBeepIsAsTheBoardWants()
    {
        ScriptedModule module = ScriptedModule.Factory();
        Run(new Gm65Scanner(module, null, 9600, beeps: false), 3000);
        Assert.AreEqual(0x95, (int)module.Saved[0x00]);
        Run(new Gm65Scanner(module, null, 9600, beeps: true), 3000);
        Assert.AreEqual(0xD5, (int)module.Saved[0x00]);
    }

    [TestMethod]
    public void NoiseIsNoCodeAndIsReportedOnce()
    {
        ScriptedModule module = ScriptedModule.Configured();
        var log = new LineCounter();
        var scanner = new Gm65Scanner(module, log);
        Run(scanner, 3000);
        scanner.StartReading();
        Run(scanner, 200);
        int lines = log.Lines;
        for (int i = 0; i < 60; i++)
        {
            module.Send("12\r3456789\u00A1\rabc\r");
            module.Send(new byte[] { 0x80, 0x31, 0xC3, 0x0D, 0x31, 0x32, 0x33, 0xC3, 0x35, 0x36, 0x37, 0x38, 0x39, 0x0D });
            module.Send(new byte[] { 0xFF, 0xFF, 0xFF, 0x41, 0xFF, 0x0D, 0x07, 0x07 });
            Run(scanner, 40);
        }
        Assert.AreEqual("", Take(scanner));
        Assert.AreEqual(lines + 1, log.Lines);
    }

    [TestMethod]
    public void HalfACodeBeforeTheAcknowledgementIsNoCode()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Found(module);

        module.Send("6236858820468");
        Run(scanner, 20);
        module.GluedCode = "62368588\r";
        scanner.StartReading();
        Run(scanner, 200);

        Assert.AreEqual("62368588", Take(scanner));
    }

    [TestMethod]
    public void OnlyTheOldestCodeIsKept()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);

        module.Send(Code + "\r289431869362714645\r");
        Run(scanner, 100);

        Assert.AreEqual(Code, Take(scanner));
        Assert.AreEqual("", Take(scanner));
    }

    [TestMethod]
    public void CodeThatDoesNotFitIsDropped()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);
        module.Show(Code);
        Run(scanner, 50);

        Assert.AreEqual(0, scanner.TakeCode(new byte[17], 0, 17));
        Assert.AreEqual("", Take(scanner));
    }

    [TestMethod]
    public void TruncatedCodeDoesNotJoinTheNext()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);

        module.Send("1346503289");
        Run(scanner, 400);
        module.Show(Code);
        Run(scanner, 50);

        Assert.AreEqual(Code, Take(scanner));
        Assert.AreEqual(1, scanner.BrokenCodes);
    }

    [TestMethod]
    public void ModuleEndsAReadingAndIsTriggeredAgain()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Reading(module);

        module.Zones[0x02] = 0;
        Run(scanner, 5200);

        Assert.IsTrue(module.IsReading);
        Assert.AreEqual(2, module.Triggers);
    }

    [TestMethod]
    public void LostCommandsAndSpoiledRepliesAreRepeated()
    {
        LostCommandsAndSpoiledRepliesAreRepeated(1, 0);
        LostCommandsAndSpoiledRepliesAreRepeated(2, 0);
        LostCommandsAndSpoiledRepliesAreRepeated(0, 1);
        LostCommandsAndSpoiledRepliesAreRepeated(0, 2);
    }

    private static void LostCommandsAndSpoiledRepliesAreRepeated(int deaf, int spoil)
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Found(module);
        module.Deaf = deaf;
        module.Spoil = spoil;

        scanner.StartReading();
        Run(scanner, 600);

        Assert.IsTrue(scanner.State == ScannerState.Reading);
        Assert.AreEqual(1, module.Opens);
    }

    [TestMethod]
    public void UnpluggedModuleIsLostByItsHeartbeatAndFoundAgain()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Found(module);
        Run(scanner, 30000);
        Assert.AreEqual(1, module.Opens);

        module.Baud = 0;
        Run(scanner, 20000);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
        Run(scanner, 15000);
        Assert.IsTrue(scanner.State == ScannerState.Failed);

        module.Baud = 9600;
        Run(scanner, 5000);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
    }

    [TestMethod]
    public void ModuleLostWhileReadingReadsOnAtItsNewSpeed()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Found(module);
        Run(scanner, 20000);
        scanner.StartReading();
        Run(scanner, 100);

        module.Baud = 115200;
        module.Zones[0x02] = 0;
        Run(scanner, 9000);

        Assert.IsTrue(scanner.State == ScannerState.Reading);
        Assert.AreEqual("GM65 sw 0x87 at 115200 baud", scanner.Description);
        module.Show(Code);
        Run(scanner, 50);
        Assert.AreEqual(Code, Take(scanner));
    }

    [TestMethod]
    public void ModuleThatWasResetIsSetUpAgain()
    {
        ScriptedModule module = ScriptedModule.Configured();
        Gm65Scanner scanner = Found(module);

        module.Zones[0x00] = 0xD6;
        module.Zones[0x60] = 0x00;
        Run(scanner, 25000);

        Assert.AreEqual(0xD5, (int)module.Zones[0x00]);
        Assert.AreEqual(0x01, (int)module.Zones[0x60]);
        Assert.IsTrue(scanner.State == ScannerState.Ready);
    }

    [TestMethod]
    public void ModuleWithoutTailEndsItsCodesBySilence()
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Zones[0x60] = 0x00;
        module.Forgetful = 0x60;
        Gm65Scanner scanner = Reading(module);

        module.Send(Code);
        Run(scanner, 100);

        Assert.AreEqual(Code, Take(scanner));
    }

    [TestMethod]
    public void StartReadingBeforeTheModuleIsFoundIsRemembered()
    {
        ScriptedModule module = ScriptedModule.Factory();
        var scanner = new Gm65Scanner(module, null);

        scanner.StartReading();
        Run(scanner, 3000);

        Assert.IsTrue(scanner.State == ScannerState.Reading);
        Assert.IsTrue(module.IsReading);
    }

    [TestMethod]
    public void ModuleThatNeverObeysIsNotSearchedWithoutPause()
    {
        ScriptedModule module = ScriptedModule.Configured();
        module.Forgetful = 0x02;
        Gm65Scanner scanner = Found(module);
        module.Deaf = 1000000;
        scanner.StartReading();

        Run(scanner, 1000);
        Assert.IsTrue(scanner.State == ScannerState.Failed);
        int commands = module.Commands;
        Run(scanner, 20000);

        Assert.IsTrue(module.Commands - commands < 40, (module.Commands - commands).ToString());
    }
}
