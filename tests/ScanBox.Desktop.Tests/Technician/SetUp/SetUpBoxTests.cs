using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SetupCodes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Provisioning;
using ScanBox.Setup.Tests;
using ScanBox.Tests.InMemory;
using Signing;

namespace ScanBox.Desktop.Tests.Technician.SetUp;

/// <summary>Set-up codes at a box that takes payments.</summary>
[TestClass]
public class SetUpBoxTests
{
    private const string NewWifi = "hall 9";
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_795_400_000);
    private static readonly SigningKey s_key = SigningKey.Create();

    [TestMethod]
    public void HoldingClearAndAGoodCodeChangeTheWifi()
    {
        ConsoleBench bench = Ready();
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 5);
        Call(bench);
        Show(bench, Code("wifi.ssid=" + NewWifi, "wifi.password=hidden-word"));
        Assert.AreEqual(1, bench.Restarts, bench.World.Log.Dump());
        Assert.AreEqual(NewWifi, OnFlash(bench).WifiSsid);
        Assert.AreEqual("12345678", OnFlash(bench).TerminalId);
        bench.PowerCycle();
        bench.RunFor(5_000);
        Assert.AreEqual("微信收款一元", Pay(bench));
    }

    [TestMethod]
    public void ACodeCountsOnceAndAnOlderOneNotAtAll()
    {
        ConsoleBench bench = Ready();
        string[] first = Code("volume=1");
        string[] second = CodeAt(s_now.AddSeconds(60), "volume=2");
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 90);
        Call(bench);
        Show(bench, second);
        Assert.AreEqual(1, bench.Restarts);
        foreach (string[] again in new[] { second, first })
        {
            bench.PowerCycle();
            bench.RunFor(5_000);
            bench.Time.Set(s_now.ToUnixTimeSeconds() + 120);
            Call(bench);
            Show(bench, again);
            Assert.AreEqual(SetupFault.Used, bench.Desk.LastFault);
            Assert.AreEqual(2, OnFlash(bench).Volume);
        }
        // A reset to the factory's state forgets much, but not that.
        bench.Ask("\u0003");
        bench.LogIn();
        bench.Ask("reset yes");
        Assert.AreEqual("", ScanBox.Setup.Resetting.FactoryReset.Resume(bench.SwitchOff(), 4096).Contains("not done", StringComparison.Ordinal) ? "not done" : "");
        Assert.AreEqual(s_now.AddSeconds(60).ToUnixTimeSeconds(), new SettingsFile().Load(bench.World.Storage)!.SetupIssued);
    }

    [TestMethod]
    public void ACustomerCanChangeNothing()
    {
        ConsoleBench bench = Ready();
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 5);
        bench.World.Press("1=");
        Assert.IsTrue(RunUntil(bench, PaymentState.AwaitingCode));
        foreach (string code in Code("wifi.ssid=" + NewWifi).Append("WIFI:T:WPA;S:evil;P:12345678;;"))
        {
            bench.World.Scanner.Show(code);
            bench.RunFor(4_000);
            Assert.AreEqual(PaymentState.AwaitingCode, bench.World.Box.PaymentState);
        }
        Assert.IsTrue(bench.World.Log.Count("says 请出示付款码") >= 2, bench.World.Log.Dump());
        // Not even by holding clear, which ends the payment.
        Hold(bench);
        Assert.IsFalse(bench.Desk.IsOn);
        Assert.AreEqual(0, bench.Restarts);
        Assert.AreEqual("hall 5", OnFlash(bench).WifiSsid);
    }

    [TestMethod]
    public void WhileItWaitsForACodeNoPaymentBeginsAndClearEndsIt()
    {
        ConsoleBench bench = Ready();
        Call(bench);
        bench.World.Press("1=");
        bench.World.Scanner.Show(World.WechatCode);
        bench.RunFor(3_000);
        Assert.AreEqual(PaymentState.Idle, bench.World.Box.PaymentState);
        Assert.AreEqual(SetupFault.NotSetup, bench.Desk.LastFault);
        bench.World.Press("c");
        bench.RunFor(3_000);
        Assert.IsFalse(bench.Desk.IsOn);
        Assert.IsTrue(bench.World.Log.Has("says 已取消"));
        Assert.AreEqual("微信收款一元", Pay(bench));
        Call(bench);
        bench.RunFor(125_000);
        Assert.IsFalse(bench.Desk.IsOn, "it ends by itself");
    }

    [TestMethod]
    public void TheTechnicianAtTheConsoleComesFirst()
    {
        ConsoleBench bench = Ready();
        bench.LogIn();
        Call(bench);
        Assert.Contains("ok", bench.Ask("speaker"));
        Assert.IsFalse(bench.Desk.IsOn);
    }

    [TestMethod]
    public void TerminalAndSwitchStayWhilePaymentsAreNotSettled()
    {
        ConsoleBench bench = Ready();
        Pay(bench);
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 5);
        Call(bench);
        Show(bench, Code("terminal=87654321"));
        Assert.AreEqual(SetupFault.Unsettled, bench.Desk.LastFault);
        Assert.AreEqual(0, bench.Restarts);
        Assert.AreEqual("12345678", OnFlash(bench).TerminalId);
        Show(bench, CodeAt(s_now.AddSeconds(1), "switch.tls=0"));
        Assert.AreEqual(SetupFault.BadValue, bench.Desk.LastFault, "no plain link off the bench");
    }

    [TestMethod]
    [DataRow(60, true, DisplayName = "the time proves to be within the code's")]
    [DataRow(3601, false, DisplayName = "the code proves to be past its time")]
    [DataRow(-3600, false, DisplayName = "the code proves to be from the future")]
    public void WithoutATimeAKeyIsNeededAndTheTimeDecidesLater(int laterSeconds, bool stays)
    {
        ConsoleBench bench = Ready();
        Call(bench);
        Show(bench, Code("wifi.ssid=" + NewWifi, "wifi.password=hidden-word"));
        Assert.AreEqual(0, bench.Restarts);
        bench.World.Press("=");
        bench.RunFor(8_000);
        Assert.AreEqual(1, bench.Restarts);
        Assert.AreEqual(NewWifi, OnFlash(bench).WifiSsid);
        bench.PowerCycle();
        bench.RunFor(8_000);
        Assert.AreEqual(NewWifi, OnFlash(bench).WifiSsid);
        bench.Time.Set(s_now.ToUnixTimeSeconds() + laterSeconds);
        bench.RunFor(20_000);
        Assert.AreEqual(stays ? 1 : 2, bench.Restarts, bench.World.Log.Dump());
        Assert.AreEqual(stays ? NewWifi : "hall 5", OnFlash(bench).WifiSsid);
        Assert.AreEqual(stays ? "hidden-word" : "secret-wifi", OnFlash(bench).WifiPassword);
        Assert.AreEqual(0L, OnFlash(bench).SetupUntil);
        Assert.AreEqual(s_now.ToUnixTimeSeconds(), OnFlash(bench).SetupIssued, "used is used");
        bench.PowerCycle();
        bench.RunFor(5_000);
        Assert.AreEqual(-1L, bench.World.Storage.Length("setup.before"));
        bench.Time.Set(s_now.ToUnixTimeSeconds() + laterSeconds);
        bench.RunFor(20_000);
        Assert.AreEqual(stays ? NewWifi : "hall 5", OnFlash(bench).WifiSsid);
    }

    [TestMethod]
    public void WhatTheTechnicianSavesMeanwhileStaysAndOpensNothingAgain()
    {
        ConsoleBench bench = Provisional();
        bench.LogIn();
        bench.Ask("set volume 2");
        Assert.Contains("saved", bench.Ask("save"));
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 60);
        bench.RunFor(5_000);
        Assert.AreEqual((NewWifi, 2, 0L), (OnFlash(bench).WifiSsid, OnFlash(bench).Volume, OnFlash(bench).SetupUntil));
        bench.Ask("set volume 3");
        Assert.Contains("saved", bench.Ask("save"));
        Assert.AreEqual((3, 0L, s_now.ToUnixTimeSeconds()), (OnFlash(bench).Volume, OnFlash(bench).SetupUntil, OnFlash(bench).SetupIssued));
    }

    [TestMethod]
    public void AFlashThatRefusesTheWayBackIsAskedAgainAndTheBoxIsTheVendorsMeanwhile()
    {
        ConsoleBench bench = Provisional();
        bench.World.Storage.Refuses = true;
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 7_200);
        bench.RunFor(5_000);
        Assert.IsFalse(bench.Desk.IsOn);
        Assert.IsFalse(bench.World.Box.Service.IsOn);
        Assert.AreEqual(NewWifi, OnFlash(bench).WifiSsid);
        bench.World.Storage.Refuses = false;
        bench.RunFor(70_000);
        Assert.AreEqual("hall 5", OnFlash(bench).WifiSsid);
    }

    [TestMethod]
    public void NothingIsTakenBackWhilePaymentsUnderItAreNotSettled()
    {
        ConsoleBench bench = Provisional();
        Pay(bench);
        bench.Time.Set(s_now.ToUnixTimeSeconds() + 7_200);
        bench.RunFor(20_000);
        Assert.AreEqual(1, bench.Restarts);
        Assert.AreEqual(NewWifi, OnFlash(bench).WifiSsid);
        bench.World.Keypad.Held = Key.Total;
        bench.RunFor(4_000);
        bench.World.Keypad.Held = Key.None;
        bench.RunFor(30_000);
        Assert.AreEqual(2, bench.Restarts, bench.World.Log.Dump());
        Assert.AreEqual("hall 5", OnFlash(bench).WifiSsid);
    }

    /// <summary>The power is cut at each write and at several bytes of it: the box has the old settings or the new ones, and the code was used or was not, together.</summary>
    [TestMethod]
    public void APowerCutAnywhereLeavesTheOldSettingsOrTheNew()
    {
        int cuts = 0;
        for (int write = 1; write <= 6; write++)
        {
            foreach (int bytes in new[] { 0, 1, 40, 200, 5_000 })
            {
                foreach (bool knowsTime in new[] { true, false })
                {
                    ConsoleBench bench = Ready();
                    if (knowsTime)
                        bench.Time.Set(s_now.ToUnixTimeSeconds() + 5);
                    Call(bench);
                    MemoryStorage flash = bench.World.Storage;
                    flash.CutAtWrite = flash.Writes + write;
                    flash.CutAfterBytes = bytes;
                    try
                    {
                        Show(bench, Code("wifi.ssid=" + NewWifi, "wifi.password=hidden-word"));
                        bench.World.Press("=");
                        bench.RunFor(8_000);
                    }
                    catch (PowerCutException)
                    {
                        cuts++;
                    }
                    flash.CutAtWrite = 0;
                    bench.PowerCycle();
                    BoxSettings left = OnFlash(bench);
                    Assert.AreEqual(left.WifiSsid == NewWifi, left.SetupIssued != 0, $"write {write}, {bytes} bytes");
                    Assert.IsTrue(left.WifiSsid is NewWifi or "hall 5");
                    Assert.AreEqual(left.WifiSsid == NewWifi ? "hidden-word" : "secret-wifi", left.WifiPassword);
                    bench.Time.Set(s_now.ToUnixTimeSeconds() + 100_000);
                    bench.RunFor(20_000);
                    if (!knowsTime)
                        Assert.AreEqual("hall 5", OnFlash(bench).WifiSsid, "a code taken without a time is undone however often the power was cut");
                    Assert.AreEqual("secret-wifi", knowsTime ? "secret-wifi" : OnFlash(bench).WifiPassword);
                }
            }
        }
        Assert.IsTrue(cuts >= 10, $"{cuts} cuts");
    }

    private static ConsoleBench Ready()
    {
        BoxSettings settings = GoodSettings.With();
        settings.SetupSigner = Convert.ToHexString(s_key.PublicKey);
        var bench = new ConsoleBench(settings);
        bench.RunFor(8_000);
        return bench;
    }

    // Set up anew, by a code whose date nobody could look at.
    private static ConsoleBench Provisional()
    {
        ConsoleBench bench = Ready();
        Call(bench);
        Show(bench, Code("wifi.ssid=" + NewWifi));
        bench.World.Press("=");
        bench.RunFor(8_000);
        bench.PowerCycle();
        bench.RunFor(5_000);
        return bench;
    }

    private static string[] Code(params string[] lines) => CodeAt(s_now, lines);

    private static string[] CodeAt(DateTimeOffset issued, params string[] lines)
    {
        var settings = new SettingLines();
        foreach (string line in lines)
            settings.Add(line, "here");
        return [.. SetupCodeWriter.Write(GoodSettings.Serial, issued, TimeSpan.FromHours(1), settings, s_key)];
    }

    private static BoxSettings OnFlash(ConsoleBench bench) => new SettingsFile().Load(bench.World.Storage)!;

    private static void Call(ConsoleBench bench)
    {
        Hold(bench);
        bench.RunFor(3_000);
        Assert.IsTrue(bench.Desk.IsOn);
        Assert.IsTrue(bench.World.Log.Has("says 请出示设置码"), bench.World.Log.Dump());
    }

    private static void Hold(ConsoleBench bench)
    {
        bench.World.Keypad.Held = Key.Clear;
        bench.RunFor(3_500);
        bench.World.Keypad.Held = Key.None;
        bench.RunFor(500);
    }

    private static void Show(ConsoleBench bench, string[] codes)
    {
        foreach (string code in codes)
        {
            bench.World.Scanner.Show(code);
            bench.RunFor(8_000);
        }
    }

    private static bool RunUntil(ConsoleBench bench, PaymentState state)
    {
        for (int i = 0; i < 500 && bench.World.Box.PaymentState != state; i++)
            bench.RunFor(20);
        return bench.World.Box.PaymentState == state;
    }

    private static string Pay(ConsoleBench bench)
    {
        bench.Pay();
        return bench.World.Log.Said().Split(';').Last(said => said.Contains("收款", StringComparison.Ordinal));
    }
}
