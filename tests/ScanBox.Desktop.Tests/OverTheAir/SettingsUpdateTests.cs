using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>Settings over the air: taken as a whole, kept once the box has signed in with them, or back as they were.</summary>
[TestClass]
public class SettingsUpdateTests
{
    private const long HourMs = 3_600_000;
    private const long Made = 1_795_400_000;

    [TestMethod]
    public void SettingsAreTakenAndTheOnesFromBeforeGo()
    {
        using UpdateBench bench = Bench(Update("fixed.fen=350\nwifi2.ssid=hall5\nwifi2.password=12345678\n"));
        bench.RunFor(HourMs);
        Assert.AreEqual(350L, bench.Settings.FixedFen, bench.LogText);
        Assert.AreEqual("hall5", bench.Settings.Wifi2Ssid);
        Assert.AreEqual("home", bench.Settings.WifiSsid);
        Assert.AreEqual(Made, bench.Settings.SetupIssued);
        Assert.AreEqual(-1, bench.Storage.Length(UpdatePull.BeforeName));
        Assert.AreEqual(Made, bench.Book.VersionOf(UpdateKind.Settings));
        Assert.IsFalse(bench.LogText.Contains("12345678", StringComparison.Ordinal));
        bench.Offer(Update("fixed.fen=1\n", Made - 1));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(350L, bench.Settings.FixedFen, "older ones");
    }

    [TestMethod]
    public void SettingsThatKeepTheBoxFromItsSwitchGoBack()
    {
        using UpdateBench bench = Bench(Update("wifi.ssid=nowhere\nswitch.host=switch.example\n"));
        bench.IsReachable = static box => box.Settings.WifiSsid == "home";
        bench.RunFor(HourMs);
        Assert.AreEqual("home", bench.Settings.WifiSsid, bench.LogText);
        Assert.AreEqual("10.0.0.1", bench.Settings.SwitchHost);
        Assert.AreEqual(Made, bench.Settings.SetupIssued, "it counts as used, for set-up codes too");
        Assert.AreEqual(Made, bench.Book.WorstOf(UpdateKind.Settings));
        int starts = bench.Starts;
        bench.RunFor(50 * HourMs);
        Assert.AreEqual(starts, bench.Starts);
        Assert.AreEqual(-1, bench.Storage.Length(UpdatePull.BeforeName));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void WhatATechnicianSavedMeanwhileStays(bool isCut)
    {
        using UpdateBench bench = Bench(Update("wifi.ssid=nowhere\nvolume=2\n"));
        bench.IsReachable = static box => box.Settings.WifiSsid is "home" or "by hand";
        for (int i = 0; i < 60 && bench.Settings.WifiSsid != "nowhere"; i++)
            bench.RunFor(HourMs / 60);
        Assert.AreEqual("nowhere", bench.Settings.WifiSsid, bench.LogText);
        // As the console does it.
        BoxSettings wanted = SettingsSchema.Copy(bench.Settings);
        wanted.WifiSsid = "by hand";
        Assert.IsTrue(SettingsFile.SaveUnfinished(bench.Storage, wanted));
        SettingsTrial.SettleByHand(bench.Storage);
        if (isCut)
            bench.PowerOn();
        bench.RunFor(HourMs);
        Assert.AreEqual("by hand 2", $"{bench.Settings.WifiSsid} {bench.Settings.Volume}", bench.LogText);
        Assert.IsFalse(bench.Book.HasTrial, bench.LogText);
        int starts = bench.Starts;
        bench.RunFor(50 * HourMs);
        Assert.AreEqual(starts, bench.Starts);
        Assert.AreEqual("by hand", bench.Settings.WifiSsid);
    }

    [TestMethod]
    public void TheSwitchStaysWhileTheBoxOwesIt()
    {
        using UpdateBench bench = Bench(Update("switch.host=switch.example\n"));
        bench.OwesNothing = false;
        bench.RunFor(10 * HourMs);
        Assert.AreEqual("10.0.0.1", bench.Settings.SwitchHost);
        Assert.AreEqual(UpdateFault.Waits, bench.Updater.Fault);
        bench.OwesNothing = true;
        bench.RunFor(30 * HourMs);
        Assert.AreEqual("switch.example", bench.Settings.SwitchHost, bench.LogText);
    }

    [TestMethod]
    [DataRow("serial=SB1\n")]
    [DataRow("setup.signer=\n")]
    [DataRow("update.signer=\n")]
    [DataRow("setup.issued=5\n")]
    [DataRow("colour=red\n")]
    [DataRow("volume=10\n")]
    [DataRow("volume=1\nvolume=2\n")]
    [DataRow("volume\n")]
    [DataRow("volume=1")]
    [DataRow("switch.tls=0\n")]
    public void WhatNobodyMaySetOverTheAirIsRefusedWhole(string lines)
    {
        using UpdateBench bench = Bench(Update("fixed.fen=350\n" + lines));
        bench.RunFor(50 * HourMs);
        Assert.AreEqual(0L, bench.Settings.FixedFen);
        Assert.AreEqual(1, bench.Starts);
        Assert.AreEqual(Made, bench.Book.WorstOf(UpdateKind.Settings), bench.LogText);
    }

    [TestMethod]
    public void ACutAfterAnyByteLeavesTheOldOnesOrTheNew()
    {
        UpdatePackage update = Update("wifi.ssid=hall5\nfixed.fen=350\n");
        int cuts = 0;
        foreach (bool signsIn in new[] { true, false })
        {
            for (int write = 1; ; write++)
            {
                int count = 0;
                for (int bytes = 0; bytes <= count; bytes += bytes < 3 || bytes > count - 4 ? 1 : 17)
                {
                    using UpdateBench bench = Bench(update);
                    bench.IsReachable = box => signsIn || box.Settings.WifiSsid == "home";
                    bench.Storage.CutAtWrite = bench.Storage.Writes + write;
                    bench.Storage.CutAfterBytes = bytes;
                    bool isCut = false;
                    try
                    {
                        bench.RunFor(2 * HourMs);
                    }
                    catch (PowerCutException)
                    {
                        isCut = true;
                        cuts++;
                    }
                    if (!isCut)
                        break;
                    count = bench.Storage.LastCount;
                    bench.Storage.CutAtWrite = 0;
                    bench.PowerOn();
                    string where = $"write {write}, byte {bytes} of {count}: {bench.LogText}";
                    Assert.IsTrue(bench.Settings is { WifiSsid: "home", FixedFen: 0 } or { WifiSsid: "hall5", FixedFen: 350 }, where);
                    bench.RunFor(3 * HourMs);
                    Assert.AreEqual(signsIn ? "hall5" : "home", bench.Settings.WifiSsid, where);
                    Assert.IsFalse(bench.Book.HasTrial, where);
                    Assert.AreEqual(-1, bench.Storage.Length(UpdatePull.BeforeName), where);
                }
                if (count == 0)
                    break;
            }
        }
        Assert.IsGreaterThan(100, cuts);
    }

    private static UpdatePackage Update(string lines, long made = Made) =>
        UpdatePackage.Make(new UpdateTarget(UpdateKind.Settings, made), Encoding.UTF8.GetBytes(lines), UpdateBench.Key);

    private static UpdateBench Bench(UpdatePackage update)
    {
        var bench = new UpdateBench(update);
        var settings = new BoxSettings
        {
            TerminalId = "12345678",
            MerchantId = "123456789012345",
            Serial = UpdateBench.Serial,
            SwitchHost = "10.0.0.1",
            SwitchPort = 9000,
            WifiSsid = "home",
            UpdateSigner = Convert.ToHexString(UpdateBench.Key.PublicKey),
        };
        Assert.IsTrue(SettingsFile.Save(bench.Storage, settings));
        return bench;
    }
}
