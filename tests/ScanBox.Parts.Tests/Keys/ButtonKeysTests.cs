using System;
using nanoFramework.TestFramework;
using ScanBox.Parts.Keys;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Keys;

/// <summary>Buttons whose contacts bounce, one beside another.</summary>
[TestClass]
public class ButtonKeysTests
{
    [TestMethod]
    public void AChatteringButtonCountsOnceAndHoldsNoOtherUp()
    {
        ButtonKeys buttons = Two();
        int presses = 0;
        bool volume = false;
        for (int ms = 0; ms < 400; ms += 5)
        {
            // The first chatters all the time, then stays down; the second is pressed cleanly at 50 ms.
            bool chatters = ms < 100 ? ms / 5 % 2 == 0 : true;
            buttons.Sample((chatters ? 1 : 0) | (ms >= 50 ? 2 : 0), ms);
            Key key = buttons.Read();
            if (key == Key.Confirm)
                presses++;
            if (key == Key.VolumeUp)
            {
                volume = true;
                Assert.IsTrue(ms < 100, "it waits for nobody");
            }
        }
        Assert.AreEqual(1, presses);
        Assert.IsTrue(volume);
        Assert.IsTrue(buttons.IsDown(Key.Confirm));
        Assert.IsFalse(buttons.IsDown(Key.None));
    }

    [TestMethod]
    public void AShortDisturbanceIsNoPress()
    {
        ButtonKeys buttons = Two();
        buttons.Sample(0, 0);
        buttons.Sample(1, 5);
        buttons.Sample(1, 15);
        buttons.Sample(0, 20);
        buttons.Sample(0, 100);
        Assert.IsTrue(buttons.Read() == Key.None);
        Assert.IsTrue(buttons.NextAtMs == long.MaxValue);
    }

    [TestMethod]
    public void PressesWaitInOrderUpToABound()
    {
        ButtonKeys buttons = Two();
        long ms = 0;
        for (int i = 0; i < ButtonKeys.QueueLength + 3; i++)
        {
            int bit = 1 << (i & 1);
            for (int k = 0; k < 6; k++)
                buttons.Sample(bit, ms += 5);
            for (int k = 0; k < 6; k++)
                buttons.Sample(0, ms += 5);
        }
        for (int i = 0; i < ButtonKeys.QueueLength; i++)
            Assert.IsTrue(buttons.Read() == ((i & 1) == 0 ? Key.Confirm : Key.VolumeUp));
        Assert.IsTrue(buttons.Read() == Key.None);
    }

    [TestMethod]
    public void MoreThanEightAreRefused() =>
        Assert.ThrowsException(typeof(ArgumentException), () => new ButtonKeys(new Key[ButtonKeys.MostButtons + 1]));

    private static ButtonKeys Two() => new ButtonKeys(new Key[] { Key.Confirm, Key.VolumeUp });
}
