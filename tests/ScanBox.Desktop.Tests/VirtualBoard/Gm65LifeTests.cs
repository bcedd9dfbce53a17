using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>What happens to a GM65 in its life, through the UART of the virtual board: driver and adapter against the module.</summary>
[TestClass]
public class Gm65LifeTests
{
    private const string Code = "134650328919428540";

    // Longer than three missed heartbeats of 10 s and a search at every speed.
    private const int NoticeMs = 60_000;

    [TestMethod]
    public void AFreshModuleIsSetUpAndSavedOnce()
    {
        var life = new Life();
        life.Run(5000);
        life.MustBe(ScannerState.Ready);
        StringAssert.Contains(life.Scanner.Description, "0x87", "its version");
        Assert.AreEqual(1, life.Bench.Scanner.FlashWrites);
        Assert.AreEqual(1, life.Bench.Scanner.Zone(0x00) & 3, "command mode");
        Assert.AreEqual(1, life.Bench.Scanner.Zone(0x60) & 0x61, "a tail of CR");
        life.MustRead();
    }

    [TestMethod]
    public void AModuleThatIsSetUpIsNotSavedAgain()
    {
        var life = new Life();
        life.Run(5000);
        life.Restart();
        life.Run(5000);
        life.MustBe(ScannerState.Ready);
        Assert.AreEqual(1, life.Bench.Scanner.FlashWrites, "flash wears out");
        life.MustRead();
    }

    [TestMethod]
    [DataRow(9600)]
    [DataRow(57600)]
    [DataRow(115200)]
    public void ItIsFoundAtTheSpeedOfAFormerOwner(int baudRate)
    {
        var life = new Life();
        life.Bench.Scanner.StartAtBaud(baudRate);
        life.Run(10_000);
        life.MustRead();
    }

    [TestMethod]
    public void UnpluggedIsNoticedAndPluggedInAgainItWorks()
    {
        var life = new Life();
        life.Run(5000);
        life.Bench.Scanner.Plug(false);
        life.Run(NoticeMs);
        life.MustBe(ScannerState.Failed);
        life.Bench.Scanner.Plug(true);
        life.Run(10_000);
        life.MustRead();
    }

    [TestMethod]
    public void AResetToAnotherSpeedIsFoundAgain()
    {
        var life = new Life();
        life.Bench.Scanner.StartAtBaud(115200);
        life.Run(10_000);
        life.MustBe(ScannerState.Ready);
        life.Bench.Scanner.ResetToDefaults();
        life.Run(NoticeMs);
        life.MustRead();
    }

    [TestMethod]
    public void LostSettingsAreNoticedAtRest()
    {
        var life = new Life();
        life.Run(5000);
        life.Bench.Scanner.ResetToDefaults();
        life.Run(NoticeMs);
        Assert.AreEqual(1, life.Bench.Scanner.Zone(0x00) & 3, "command mode again");
        life.MustRead();
    }

    [TestMethod]
    public void LightOnlyWhileReading()
    {
        var life = new Life();
        life.Run(5000);
        Assert.IsFalse(life.Bench.Scanner.IsLooking);
        life.Scanner.StartReading();
        life.Run(500);
        Assert.IsTrue(life.Bench.Scanner.IsLooking);
        life.Run(20_000);
        // It may just be asked for its mode, which comes before a trigger.
        for (int i = 0; i < 20 && !life.Bench.Scanner.IsLooking; i++)
            life.Run(50);
        Assert.IsTrue(life.Bench.Scanner.IsLooking, "triggered again after its own timeout");
        life.Scanner.StopReading();
        life.Run(500);
        Assert.IsFalse(life.Bench.Scanner.IsLooking);
    }

    [TestMethod]
    public void TheSameCodeIsReadAgainForTheNextPayment()
    {
        var life = new Life();
        life.Run(5000);
        life.MustRead();
        life.MustRead();
    }

    [TestMethod]
    public void APlainScannerNeedsNothing()
    {
        var board = new BoardBench();
        board.Board.PowerOn();
        var line = new UartLine(board.Plan.ModemPort, board.Plan.ModemTx, board.Plan.ModemRx);
        var module = new global::VirtualBoard.Scanners.VirtualLineScanner(board.Plan.ModemTx, board.Plan.ModemRx);
        board.Board.Attach(module);
        var scanner = new PlainLineScanner(line);
        scanner.Step(0);
        module.Show(Encoding.ASCII.GetBytes("28763443825664394"));
        board.Run(500, () => scanner.Step(board.Board.Clock.NowMicroseconds / 1000));
        module.TakeAway();
        scanner.StartReading();
        board.Run(1500, () => scanner.Step(board.Board.Clock.NowMicroseconds / 1000));
        var code = new byte[64];
        Assert.AreEqual(0, scanner.TakeCode(code, 0, code.Length), "shown before it was asked for");
        module.Show(Encoding.ASCII.GetBytes(Code));
        board.Run(500, () => scanner.Step(board.Board.Clock.NowMicroseconds / 1000));
        Assert.AreEqual(Code, Encoding.ASCII.GetString(code, 0, scanner.TakeCode(code, 0, code.Length)));
    }

    /// <summary>A module on its board, and the driver that the firmware would run.</summary>
    private sealed class Life
    {
        private DeviceParts _parts = null!;

        public Life() => Scanner = PowerOn();

        public BoardBench Bench { get; } = new();

        public Gm65Scanner Scanner { get; private set; }

        public void Restart()
        {
            Bench.Board.CutPower();
            Scanner = PowerOn();
        }

        public void Run(int ms) => Bench.Run(ms, () =>
        {
            _parts.Watchdog.Feed();
            Scanner.Step(_parts.Clock.UptimeMs);
        });

        public void MustBe(ScannerState state) => Assert.AreEqual(state, Scanner.State, Scanner.Description);

        public void MustRead()
        {
            MustBe(ScannerState.Ready);
            Scanner.StartReading();
            Bench.Scanner.Show(Encoding.ASCII.GetBytes(Code));
            Run(3000);
            Bench.Scanner.TakeAway();
            var code = new byte[64];
            int length = Scanner.TakeCode(code, 0, code.Length);
            Scanner.StopReading();
            Run(1000);
            Assert.AreEqual(Code, Encoding.ASCII.GetString(code, 0, length));
        }

        private Gm65Scanner PowerOn()
        {
            _parts = Bench.Start();
            return new Gm65Scanner(_parts.ScannerLine!, null);
        }
    }
}
