using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>Set-up codes from the key to the box: made, drawn, read by zbar from the picture, held before the whole firmware on the virtual board.</summary>
[TestClass]
[DoNotParallelize]
public class ProvisionTests
{
    private static readonly string[] s_market =
        ["terminal=00000007", "merchant=123456789012345", "switch.host=switch.example", "switch.port=9000", "wifi.ssid=市场 5 号", "wifi.password=hidden-word"];

    private Secrets _secrets = null!;
    private Folder _folder = null!;
    private string _signer = "";

    private string Key => Path.Combine(_folder.Path, "signer.pem");

    [TestInitialize]
    public void MakeKey()
    {
        _secrets = Secrets.Passphrase();
        _folder = new Folder();
        _signer = Scanbox.Run(["provision", "key", "--out", Key, "--json"]).Ends(0).Json().GetProperty("signer").GetString()!;
    }

    [TestCleanup]
    public void Forget()
    {
        _secrets.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public void ANewBoxIsSetUpFromPictures()
    {
        string box = Path.Combine(_folder.Path, "box");
        JsonElement set = Make(["--box", "SB240001", "--out", Path.Combine(_folder.Path, "codes")], s_market).GetProperty("sets")[0];
        string[] pictures = [.. set.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        Assert.IsTrue(pictures.Length > 1, "so much does not fit into one code");
        string[] shown = [.. pictures.Reverse().SelectMany(picture => new[] { "--image", picture })];
        JsonElement other = Show(["--serial", "SB240002", "--signer", _signer, .. shown]).Ends(2).Json();
        Assert.Contains("for another box", other.GetProperty("why").GetString()!);
        Assert.Contains("参数错误", other.GetProperty("spoken").GetString()!);
        JsonElement taken = Show(["--state", box, "--serial", "SB240001", "--signer", _signer, .. shown]).Ends(0).Json();
        Assert.IsTrue(taken.GetProperty("taken").GetBoolean());
        Assert.EndsWith("已成功", taken.GetProperty("spoken").GetString()!);
        BoxSettings settings = OnFlash(box);
        Assert.AreEqual(("00000007", "市场 5 号", "hidden-word", "SB240001"), (settings.TerminalId, settings.WifiSsid, settings.WifiPassword, settings.Serial));
        Assert.Contains("was used on this box already", Show(["--state", box, .. shown]).Ends(2).Json().GetProperty("why").GetString()!);
    }

    [TestMethod]
    public void ABoxThatTakesPaymentsJoinsAnotherWifiAndKeepsTheOld()
    {
        string box = Path.Combine(_folder.Path, "box");
        Scanbox.Run(["pay", "--amount", "1", "--code", "134650328919428540", "--state", box]).Ends(0);
        Show(["--state", box, "WIFI:T:WPA;S:hall 5;P:hidden-word;;"]).Ends(0);
        BoxSettings settings = OnFlash(box);
        Assert.AreEqual(("hall 5", TestBench.WifiSsid), (settings.WifiSsid, settings.Wifi2Ssid));
        Scanbox.Run(["pay", "--amount", "2", "--code", "134650328919428541", "--state", box]).Ends(0);
        Assert.Contains("no set-up code", Show(["--state", box, "134650328919428542"]).Ends(2).Json().GetProperty("why").GetString()!);
    }

    [TestMethod]
    public void ABatchHasACodeForEachSerial()
    {
        string list = Path.Combine(_folder.Path, "serials.txt");
        File.WriteAllText(list, "# market\nSB240001\n\nSB240002\nSB240001\n");
        JsonElement sets = Make(["--boxes", list, "--box", "SB25*"], ["volume=3"]).GetProperty("sets");
        Assert.AreEqual("SB25* SB240001 SB240002", string.Join(' ', sets.EnumerateArray().Select(set => set.GetProperty("box").GetString())));
    }

    [TestMethod]
    public void WhatIsWrongIsSaid()
    {
        Scanbox.Run(["provision", "key", "--out", Key]).IsWrongUsage("is there already");
        Scanbox.Run(["provision", "code", "--box", "SB240001", "volume=3"]).IsWrongUsage("--key");
        Scanbox.Run(["provision", "code", "--key", Key, "volume=3"]).IsWrongUsage("--box");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001"]).IsWrongUsage("nothing to set");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001", "volume=11"]).IsWrongUsage("volume: 0 to 9");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001", "serial=1"]).IsWrongUsage("serial cannot be set by a code");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB*", "volume=1"]).IsWrongUsage("at least 4 letters");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001", "--valid", "5y", "volume=1"]).IsWrongUsage("--valid");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001", "--valid", "32d", "volume=1"]).IsWrongUsage("31 days");
        Scanbox.Run(["provision", "show", "--serial", "SB240001"]).IsWrongUsage("--image");
        Scanbox.Run(["provision", "show", "AAAA"]).IsWrongUsage("--serial");
        Scanbox.Run(["provision", "show", "--serial", "SB240001", "--signer", "12", "AAAA"]).IsWrongUsage("--signer");
        Scanbox.Run(["provision", "code", "--key", Key + ".old", "--box", "SB240001", "volume=1"]).Ends(70).Complains("signer.pem.old");
        using Secrets wrong = Secrets.Passphrase("another market");
        Scanbox.Run(["provision", "code", "--key", Key, "--box", "SB240001", "volume=1"]).Ends(70).Complains("passphrase");
    }

    private JsonElement Make(string[] options, string[] lines) => Scanbox.Run(["provision", "code", "--json", "--key", Key, .. options, .. lines]).Ends(0).Json();

    private static CommandResult Show(string[] arguments) => Scanbox.Run(["provision", "show", "--json", .. arguments]);

    private static BoxSettings OnFlash(string box) => TestBench.Settings(new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new DirectoryInfo(box)))))!;
}
