using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

/// <summary>What a vendor notices of a path that breaks, returns, or is changed for a better one.</summary>
[TestClass]
public class PathTests
{
    // One box at a time fits the heap.
    private static World? s_world;

    [Cleanup]
    public void Free() => s_world = null;

    [TestMethod]
    public void AShortLossSaysNothing()
    {
        World world = Ready();
        world.Switch.Unreachable = true;
        world.RunFor(3000);
        world.Switch.Unreachable = false;
        world.RunFor(30_000);
        Assert.AreEqual("", world.Log.Said());
        Assert.IsTrue(world.Box.SwitchState == SwitchState.SignedIn);
        Assert.AreEqual(2, world.Switch.SignIns);
    }

    [TestMethod]
    public void ALossIsSaidOnceAndSoIsTheReturn()
    {
        World world = Ready();
        world.Switch.Unreachable = true;
        world.Switch.Close();
        world.RunFor(SwitchTimes.ReturnMs - 100);
        Assert.AreEqual("", world.Log.Said());
        world.RunFor(1000);
        Assert.AreEqual("网络已断开", world.Log.Said());
        world.RunFor(120_000);
        Assert.AreEqual("网络已断开", world.Log.Said());
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Offline);
        world.Log.Clear();
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.AreEqual("服务器已连接", world.Log.Said());
    }

    [TestMethod]
    public void TheReceiptBeforeIsNotWhatTheLampShowsOfAPaymentWithoutOne()
    {
        World world = Ready();
        world.PayWith("8", World.WechatCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Approved);
        world.Press("9=");
        Assert.IsTrue(world.RunUntil(PaymentState.AwaitingCode));
        world.Press("c");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Ready, "cancelled");
        world.Switch.Unreachable = true;
        world.Switch.Close();
        world.RunFor(SwitchTimes.ReturnMs + 1000);
        world.Press("9=");
        world.RunFor(1000);
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Refused, "no path");
    }

    [TestMethod]
    public void APaymentBeginsAndEndsWhileThePathReturns()
    {
        World world = Ready();
        world.Switch.Unreachable = true;
        world.Switch.Close();
        world.RunFor(500);
        world.PayWith("8", World.WechatCode);
        Assert.IsTrue(world.RunUntil(PaymentState.Sending));
        world.Switch.Unreachable = false;
        world.RunUntilQuiet();
        Assert.AreEqual("00", world.Switch.ResultOf(1));
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
    }

    [TestMethod]
    public void APlannedMoveWaitsForThePayment()
    {
        World world = Ready();
        world.Switch.IsStandby = true;
        world.Switch.Result = "09";
        world.Switch.InquiryResult = "09";
        world.PayWith("8", World.WechatCode);
        Assert.IsTrue(world.RunUntil(PaymentState.AwaitingPayer));
        world.Switch.HasBetterWay = true;
        world.RunFor(10_000);
        Assert.IsTrue(world.Switch.HasBetterWay);
        Assert.IsTrue(world.Box.PaymentState != PaymentState.Idle);
        world.Switch.InquiryResult = "00";
        world.RunUntilQuiet();
        world.RunFor(5000);
        Assert.IsFalse(world.Switch.HasBetterWay);
        Assert.AreEqual(2, world.Switch.SignIns);
        Assert.IsFalse(world.Log.Said().Contains("网络"));
        Assert.IsFalse(world.Log.Said().Contains("服务器"));
    }

    [TestMethod]
    public void NoMoveWhileACodeIsAwaited()
    {
        World world = Ready();
        world.Switch.IsStandby = true;
        world.Press("8=");
        Assert.IsTrue(world.RunUntil(PaymentState.AwaitingCode));
        world.Switch.HasBetterWay = true;
        world.RunFor(20_000);
        Assert.IsTrue(world.Switch.HasBetterWay);
        world.Press("c");
        world.RunFor(10_000);
        Assert.IsFalse(world.Switch.HasBetterWay);
    }

    [TestMethod]
    public void TheLampShowsTheStandby()
    {
        World world = Ready();
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Ready);
        world.Switch.IsStandby = true;
        world.RunFor(2000);
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Standby);
        world.PayWith("8", World.WechatCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Approved);
        world.RunFor(20_000);
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Standby);
        world.Switch.IsStandby = false;
        world.RunFor(2000);
        Assert.IsTrue(world.Lamp.Signal == LampSignal.Approved);
    }

    private static World Ready()
    {
        // The one before is let go first.
        s_world = null;
        s_world = new World();
        s_world.RunUntilReady();
        s_world.Log.Clear();
        return s_world;
    }
}
