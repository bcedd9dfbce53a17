using nanoFramework.TestFramework;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Provisioning;

namespace ScanBox.Setup.Tests.Provisioning;

/// <summary>A box from the factory, set up by codes that its scanner reads.</summary>
[TestClass]
public class SetupDeskTests
{
    private static UnsetBench? s_bench;

    [Cleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void APartAtATimeInAnyOrderSetsABoxUp()
    {
        Begin(SignedCode.Factory());
        s_bench!.Time.Set(SignedCode.Issued + 60);
        Assert.IsTrue(s_bench.Desk.IsOn);
        Show(SignedCode.Second);
        Assert.IsTrue(s_bench.Log.Count("says 请出示设置码") == 2, s_bench.Log.Dump());
        Show(SignedCode.Second);
        Assert.AreEqual(0, s_bench.Restarts);
        Show(SignedCode.First);
        Assert.AreEqual(1, s_bench.Restarts, s_bench.Log.Dump());
        Assert.IsTrue(s_bench.Log.Has("says 已成功"), s_bench.Log.Dump());
        Assert.IsTrue(!s_bench.Log.Has("hidden"));
        BoxSettings saved = new SettingsFile().Load(s_bench.Storage)!;
        Assert.AreEqual("12345678", saved.TerminalId);
        Assert.AreEqual("switch.example", saved.SwitchHost);
        Assert.AreEqual("市场 5 号", saved.WifiSsid);
        Assert.AreEqual("hidden-word", saved.WifiPassword);
        Assert.AreEqual(GoodSettings.Pin, saved.TechnicianPin);
        Assert.AreEqual(SignedCode.Signer, saved.SetupSigner);
        Assert.AreEqual(SignedCode.Issued, saved.SetupIssued);
        Assert.AreEqual(0L, saved.SetupUntil);
    }

    [TestMethod]
    public void WithoutATimeItTakesAKeyAndIsKeptOrUndoneWhenTheTimeIsKnown()
    {
        Begin(SignedCode.Factory());
        Show(SignedCode.First);
        Show(SignedCode.Second);
        Assert.IsTrue(s_bench!.Log.Has("says 请按确认键"), s_bench.Log.Dump());
        Assert.AreEqual(0, s_bench.Restarts);
        Assert.IsNull(new SettingsFile().Load(s_bench.Storage));
        s_bench.Keypad.Press(Key.Confirm);
        s_bench.RunFor(10_000);
        Assert.AreEqual(1, s_bench.Restarts, s_bench.Log.Dump());
        BoxSettings saved = new SettingsFile().Load(s_bench.Storage)!;
        Assert.AreEqual(SignedCode.Until, saved.SetupUntil);
    }

    [TestMethod]
    public void AChangedCodeIsRefused()
    {
        Begin(SignedCode.Factory());
        s_bench!.Time.Set(SignedCode.Issued + 60);
        Show(SignedCode.First);
        // The first letter of the second part: switch.exampl(e) becomes switch.exampl(a).
        Show(SignedCode.Second.Substring(0, 22) + "Y" + SignedCode.Second.Substring(23));
        Refused(SetupFault.NotSigned);
        // And then the true one, from the beginning.
        Show(SignedCode.Second);
        Show(SignedCode.First);
        Assert.AreEqual(1, s_bench.Restarts);
    }

    [TestMethod]
    public void OtherBoxesOtherSignersAndOtherTimesAreRefused()
    {
        Begin(SignedCode.Factory("SB240002"));
        s_bench!.Time.Set(SignedCode.Issued + 60);
        ShowBoth();
        Refused(SetupFault.OtherBox);

        BoxSettings settings = SignedCode.Factory();
        settings.SetupSigner = "3D4017C3E843895A92B70AA74D1B7EBC9C982CCF2EC4968CC0CD55F12AF4660C";
        Begin(settings);
        ShowBoth();
        Refused(SetupFault.NotSigned);

        settings = SignedCode.Factory();
        settings.SetupSigner = "";
        Begin(settings);
        ShowBoth();
        Refused(SetupFault.NoSigner);

        settings = SignedCode.Factory();
        settings.SetupIssued = SignedCode.Issued;
        Begin(settings);
        ShowBoth();
        Refused(SetupFault.Used);

        Begin(SignedCode.Factory());
        s_bench!.Time.Set(SignedCode.Until + 1);
        ShowBoth();
        Refused(SetupFault.Expired);
        s_bench.Time.Set(SignedCode.Issued - 3_600);
        ShowBoth();
        Refused(SetupFault.NotYet);
    }

    [TestMethod]
    public void AWifiCodeTakesAKey()
    {
        Begin(SignedCode.Factory());
        Show("WIFI:T:WPA;S:hall 7;P:hidden-word;;");
        s_bench!.Keypad.Press(Key.Clear);
        s_bench.RunFor(5_000);
        Assert.AreEqual("", new SettingsFile().Load(s_bench.Storage) is null ? "" : "saved");
        Assert.AreEqual(0, s_bench.Restarts);
        // Any key of a box that is not set up begins anew.
        s_bench.Keypad.Press(Key.Digit5);
        s_bench.RunFor(5_000);
        Show("WIFI:T:WPA;S:hall 7;P:hidden-word;;");
        s_bench.Keypad.Press(Key.Confirm);
        s_bench.RunFor(10_000);
        Assert.AreEqual(1, s_bench.Restarts);
        var file = new SettingsFile();
        file.Load(s_bench.Storage);
        Assert.AreEqual("hall 7", file.Unfinished!.WifiSsid);
        Assert.IsTrue(!s_bench.Log.Has("hidden"));
    }

    [TestMethod]
    public void PaymentCodesAndTextsAreNoSetupCodes()
    {
        Begin(SignedCode.Factory());
        Show("134650328919428540");
        Refused(SetupFault.NotSetup);
        Show("SBSETUP1:E74C187A:3/2:AAAA");
        Refused(SetupFault.Malformed);
        Show("SBSETUP1:E74C187A:1/1:AAAA");
        Refused(SetupFault.Malformed);
        Assert.IsTrue(!s_bench!.Log.Has("134650328919428540"));
    }

    private static void Begin(BoxSettings settings)
    {
        s_bench = null;
        s_bench = new UnsetBench(settings);
        s_bench.RunFor(5_000);
    }

    private static void ShowBoth()
    {
        Show(SignedCode.First);
        Show(SignedCode.Second);
    }

    private static void Show(string code)
    {
        s_bench!.Scanner.Show(code);
        s_bench.RunFor(12_000);
    }

    private static void Refused(SetupFault fault)
    {
        Assert.AreEqual((int)fault, (int)s_bench!.Desk.LastFault, s_bench.Log.Dump());
        Assert.AreEqual(0, s_bench.Restarts);
        Assert.IsNull(new SettingsFile().Load(s_bench.Storage));
    }
}
