using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

/// <summary>A handshake stops the box, so it waits for a moment when nobody needs it.</summary>
[TestClass]
public class HandshakeTests
{
    // One box at a time fits the heap.
    private static World? s_world;

    [Cleanup]
    public void Free() => s_world = null;

    [TestMethod]
    public void APaymentOverALinkThatNeedsAHandshake()
    {
        World world = Ready();
        Assert.AreEqual(1, world.Switch.Handshakes, "one connection for everything");
        world.PayWith("12.50", World.WechatCode);
        world.RunUntilQuiet();
        Assert.AreEqual("00", world.Switch.ResultOf(1));
        Assert.AreEqual(1, world.Switch.Handshakes);
    }

    [TestMethod]
    public void NoHandshakeWhileACodeIsAwaited()
    {
        World world = Ready();
        world.Press("8=");
        Assert.IsTrue(world.RunUntil(PaymentState.AwaitingCode));
        world.Switch.Close();
        world.RunFor(20_000);
        Assert.AreEqual(1, world.Switch.Handshakes);
        world.Press("c");
        world.RunUntilReady();
        Assert.AreEqual(2, world.Switch.Handshakes);
    }

    [TestMethod]
    public void NoHandshakeWhileSomebodyTypes()
    {
        World world = Ready();
        world.Switch.Close();
        for (int i = 0; i < 20; i++)
        {
            world.Press(i % 2 == 0 ? "1" : "c");
            world.RunFor(1000);
        }
        Assert.AreEqual(1, world.Switch.Handshakes);
        world.RunUntilReady();
        Assert.IsTrue(world.Box.SwitchState == SwitchState.SignedIn);
    }

    [TestMethod]
    public void APurchaseWithoutAnAnswerIsSettledOverANewHandshake()
    {
        World world = Ready();
        world.Switch.LosesPurchaseAnswers = true;
        world.PayWith("3", World.AlipayCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.Switch.Close();
        world.RunUntilQuiet();
        Assert.IsTrue(world.Switch.Handshakes >= 2);
        Assert.AreEqual(0, world.Box.UnknownCount);
    }

    private static World Ready()
    {
        s_world = null;
        World world = new World();
        s_world = world;
        world.Switch.NeedsHandshake = true;
        world.RunUntilReady();
        return world;
    }
}
