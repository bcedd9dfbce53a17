using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Day.Tests;

/// <summary>The end of the day signs the box out; the next payment signs it in by itself.</summary>
[TestClass]
public class SignOutTests
{
    [TestMethod]
    public void TheDayEndsSignedOutAndTheNextPaymentSignsIn()
    {
        World world = EndOfDay();
        Assert.IsTrue(world.Switch.IsSignedOut);
        Assert.AreEqual((int)SwitchState.SignedOut, (int)world.Box.SwitchState);
        Assert.IsFalse(world.Log.Has("says 网络已断开"), world.Log.Dump());
        int signIns = world.Switch.SignIns;
        int batch = world.Box.Batch;

        // A night goes by; the connection breaks and comes back.
        world.RunFor(300_000);
        world.Switch.Close();
        world.RunFor(300_000);
        Assert.AreEqual((int)SwitchState.SignedOut, (int)world.Box.SwitchState);
        Assert.AreEqual(signIns, world.Switch.SignIns);

        world.PayWith("3", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 支付宝到账三元"), world.Log.Dump());
        Assert.AreEqual(signIns + 1, world.Switch.SignIns);
        Assert.AreEqual(batch + 1, world.Box.Batch);
        Assert.AreEqual((int)SwitchState.SignedIn, (int)world.Box.SwitchState);
    }

    [TestMethod]
    public void WithoutASwitchTheNextPaymentIsNotSent()
    {
        World world = EndOfDay();
        world.Switch.Unreachable = true;
        world.RunFor(60_000);
        int seen = world.Switch.PurchasesSeen;
        world.PayWith("3", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 网络未连接"), world.Log.Dump());
        Assert.AreEqual(seen, world.Switch.PurchasesSeen);
        Assert.AreEqual(0, world.Box.UnknownCount);
    }

    private static World EndOfDay()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        world.Log.Clear();
        world.Keypad.Held = Key.Total;
        world.RunFor(4000);
        world.Keypad.Held = Key.None;
        world.RunFor(6000);
        Assert.IsTrue(world.Log.Has("says 结算成功"), world.Log.Dump());
        return world;
    }
}
