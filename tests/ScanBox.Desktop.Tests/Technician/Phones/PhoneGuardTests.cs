using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Tests.PhonePage;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician.Phones;

/// <summary>Who may use the page of a box that takes payments, and when.</summary>
[TestClass]
public class PhoneGuardTests
{
    [TestMethod]
    public void TheNewNetworkIsFirstAndTheOneBeforeIsKept()
    {
        var counter = new PhoneCounter();
        counter.Open();
        Assert.IsTrue(counter.Phone.IsOpen, counter.World.Log.Dump());
        counter.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(counter.Sockets.Has("the payment switch answers"), counter.Reply);
        Assert.AreEqual("switch.example", counter.Radio.TriedHost);
        Assert.AreEqual("hall 7", counter.Settings.WifiSsid);
        Assert.AreEqual("hall 5", counter.Settings.Wifi2Ssid);
        Assert.AreEqual("secret-wifi", counter.Settings.Wifi2Password);
        counter.RunFor(30_000);
        Assert.AreEqual(2, counter.Restarts, counter.World.Log.Dump());
        counter.PowerCycle();
        counter.RunFor(60_000);
        Assert.IsFalse(counter.Radio.IsOnAir || counter.Phone.IsOpen);
        Assert.AreEqual(2, counter.Restarts);
    }

    [TestMethod]
    public void ABoxThatTakesPaymentsOpensItOnlyWhenItIsAskedFor()
    {
        var counter = new PhoneCounter();
        counter.World.Switch.Unreachable = true;
        counter.RunFor(900_000);
        Assert.AreEqual(0, counter.Restarts);
        Assert.AreEqual("", counter.Radio.OwnName);
        // And not when it has its network.
        counter.World.Switch.Unreachable = false;
        counter.RunFor(90_000);
        counter.Ask();
        Assert.IsTrue(counter.World.Log.Has("says 网络已连接"), counter.World.Log.Dump());
        Assert.AreEqual(0, counter.Restarts);
        Assert.IsFalse(counter.Phone.IsOpen);
    }

    [TestMethod]
    public void ItGoesAwayWhenTheWifiIsBackAndWhenItsTimeIsOver()
    {
        foreach (bool isBack in new[] { true, false })
        {
            var counter = new PhoneCounter();
            counter.Open();
            counter.Get("/");
            Assert.IsTrue(counter.Radio.IsHeld, "a phone is at the page");
            counter.RunFor(PhoneDesk.AttendedMs + 1_000);
            Assert.IsFalse(counter.Radio.IsHeld);
            counter.World.Switch.Unreachable = !isBack;
            counter.RunFor(isBack ? 200_000 : PhoneDesk.OpenMs);
            Assert.AreEqual(2, counter.Restarts, counter.World.Log.Dump());
            Assert.IsTrue(counter.World.Log.Has(isBack ? "phone: the access point closes: the Wi-Fi is back" : "phone: the access point closes: its time is over"));
            counter.PowerCycle();
            counter.RunFor(5_000);
            Assert.IsFalse(counter.Phone.IsOpen || counter.Radio.IsOnAir);
        }
    }

    [TestMethod]
    public void ItsRestartWaitsForTheCustomer()
    {
        var counter = new PhoneCounter();
        counter.Open();
        // Typed already, when the Wi-Fi comes back.
        counter.World.Press("1");
        counter.RunFor(1_000);
        counter.World.Switch.Unreachable = false;
        for (int i = 0; i < 10_000 && counter.World.Box.SwitchState != SwitchState.SignedIn; i++)
            counter.RunFor(20);
        counter.RunFor(20_000);
        Assert.AreEqual(1, counter.Restarts);
        counter.World.Press("=");
        counter.RunFor(3_000);
        Assert.AreEqual(PaymentState.AwaitingCode, counter.World.Box.PaymentState, counter.World.Log.Dump());
        counter.RunFor(20_000);
        Assert.AreEqual(1, counter.Restarts);
        Assert.AreEqual("", counter.Sockets.Authority, "the page is gone already");
        counter.World.Scanner.Show(World.WechatCode);
        counter.RunFor(20_000);
        Assert.IsTrue(counter.World.Log.Has("says 微信收款一元"), counter.World.Log.Dump());
        Assert.AreEqual(2, counter.Restarts, counter.World.Log.Dump());
    }

    [TestMethod]
    public void WhileANetworkIsTriedNoPaymentBegins()
    {
        var counter = new PhoneCounter();
        counter.Open();
        counter.Radio.Ends = WifiTrial.Joining;
        counter.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(counter.Sockets.Has("<h1>Testing the Wi-Fi</h1>") && counter.Sockets.Has("\r\nRefresh: "), counter.Reply);
        counter.World.Press("1");
        counter.RunFor(2_000);
        Assert.AreEqual("", counter.World.Box.EntryText);
        // A radio that hangs is given up, and the keys are the vendor's again.
        counter.RunFor(100_000);
        counter.Get("/?l=en");
        Assert.IsTrue(counter.Sockets.Has("could not be joined"), counter.Reply);
        counter.World.Press("1");
        counter.RunFor(2_000);
        Assert.AreEqual("1", counter.World.Box.EntryText);
        Assert.AreEqual("hall 5", counter.Settings.WifiSsid);
    }

    [TestMethod]
    public void WrongPinsCostTimeThatNeitherANewFormNorARestartSaves()
    {
        var bench = new PhoneBench();
        Assert.IsTrue(bench.RunUntilOpen());
        for (int i = 0; i < 3; i++)
            bench.Join("hall 7", "hidden-word", "1357246" + i);
        Assert.IsTrue(bench.Sockets.Has("Too many wrong label PINs"), bench.Sockets.Beginning);
        Assert.IsTrue(bench.Sockets.Has(" s to go"), bench.Sockets.Beginning);
        bench.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(bench.Sockets.Has("Too many wrong label PINs"), "also the right one");
        bench.Start();
        bench.RunFor(100);
        Assert.IsTrue(bench.RunUntilOpen(), "a power cut is no close");
        bench.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(bench.Sockets.Has("Too many wrong label PINs"), bench.Sockets.Beginning);
        Assert.AreEqual(0, bench.Radio.Trials);
        bench.RunFor(61_000);
        bench.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(bench.Sockets.Has("<h1>Done</h1>"), bench.Sockets.Beginning);
    }

    [TestMethod]
    [DataRow("hall+7", "short", "8 to 63 characters")]
    [DataRow("", "12345678", "Choose a network")]
    [DataRow("%00", "12345678", "32 bytes")]
    [DataRow("%80", "12345678", "32 bytes")]
    [DataRow("123456789012345678901234567890123", "12345678", "32 bytes")]
    [DataRow("hall+7", "%0A2345678", "8 to 63 characters")]
    public void WhatCannotBeANetworkIsToldBeforeAPinIsTried(string network, string password, string told)
    {
        var bench = new PhoneBench();
        Assert.IsTrue(bench.RunUntilOpen());
        bench.Join(network, password, "99999999");
        Assert.IsTrue(bench.Sockets.Has(told), bench.Sockets.Beginning);
        Assert.IsNull(bench.Storage.Find("phone.tries"));
        Assert.AreEqual(0, bench.Radio.Trials);
    }

    [TestMethod]
    public void NamesFromTheAirAreTextAndNothingElse()
    {
        var radio = new MemoryRadio();
        radio.Hear("<script>alert('1')&\"</script>", -40);
        radio.Hear("", -41);
        radio.Hear([0xFF, 0xFE, 0x41], -42);
        radio.Hear([0x61, 0x0D, 0x0A, 0x62], -43);
        radio.Hear(new string('w', 32), -70);
        radio.Hear("twice", -80);
        radio.Hear("twice", -61);
        radio.Hear("隔壁", -62);
        var list = new NetworkList();
        list.Read(radio);
        Assert.AreEqual("<script>alert('1')&\"</script>;twice;隔壁;" + new string('w', 32), string.Join(';', Names(list)));
        Assert.AreEqual(-61, list.SignalAt(1));

        var reply = new PageBuffer(200);
        reply.Text(list.NameAt(0));
        Assert.AreEqual("&lt;script&gt;alert(&#39;1&#39;)&amp;&quot;&lt;/script&gt;", Encoding.UTF8.GetString(reply.Bytes, 0, reply.Length));
    }

    [TestMethod]
    public void OfManyNetworksTheStrongestAreShownAndThePageHasRoomForThem()
    {
        var bench = new PhoneBench();
        for (int i = 0; i < 11; i++)
            bench.Radio.Hear(new string('\'', 31) + (char)('a' + i), -90 + i);
        Assert.IsTrue(bench.RunUntilOpen());
        bench.Get("/");
        Assert.IsTrue(bench.Sockets.Has("HTTP/1.1 200 OK") && bench.Sockets.Has("&#39;k</b>") && bench.Sockets.Has("</html>"), bench.Sockets.Beginning);
        Assert.IsFalse(bench.Sockets.Has("&#39;d</b>"), "the weakest");
    }

    [TestMethod]
    public void AConnectionThatSaysNothingMakesRoom()
    {
        var bench = new PhoneBench();
        Assert.IsTrue(bench.RunUntilOpen());
        for (int i = 0; i < 2; i++)
        {
            bench.Sockets.HasSilentOne = true;
            bench.RunFor(100);
        }
        bench.Get("/");
        Assert.IsTrue(bench.Sockets.Has("HTTP/1.1 200 OK"), "two connections are the most");
    }

    [TestMethod]
    public void ARadioThatStoresNothingLeavesTheBoxAsItIs()
    {
        var bench = new PhoneBench();
        bench.Radio.Refuses = true;
        bench.RunFor(20_000);
        Assert.AreEqual(0, bench.Restarts);
        Assert.IsTrue(bench.Log.Has("phone: the access point cannot be opened"), bench.Log.Dump());
        Assert.IsNull(bench.Storage.Find("phone.open"));
    }

    private static string[] Names(NetworkList list)
    {
        string[] names = new string[list.Count];
        for (int i = 0; i < names.Length; i++)
            names[i] = list.NameAt(i);
        return names;
    }
}
