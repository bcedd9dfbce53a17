using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Flashing;
using ScanBox.Desktop.Tests.OverTheAir;

namespace ScanBox.Cli.Tests.EndToEnd;

/// <summary>A bare board becomes a box at a counter, by the commands that people type: the manufacturer's, the technician's, and the first payment.</summary>
[TestClass]
[DoNotParallelize]
public partial class FromBareBoardTests
{
    private const string Serial = "SB24000001";

    private const int MostLooks = 300;
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromMilliseconds(200);

    private readonly Folder _folder = new();
    private Secrets? _secrets;

    [TestInitialize]
    public void KnowTheSecrets()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("the stand-in for the flasher is a shell script");
        _secrets = Secrets.Station();
    }

    [TestCleanup]
    public void ForgetThem()
    {
        _secrets?.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task ABareBoardBecomesABoxThatTakesPaymentsAndUpdates()
    {
        // The acquirer's terminals, and the key whose set-up codes the boxes believe.
        string signer = Scanbox.Run("provision", "key", "--out", In("signer.pem"), "--json").Ends(0).Json().GetProperty("signer").GetString()!;
        string updater = Scanbox.Run("update", "key", "--out", In("updates.pem"), "--json").Ends(0).Json().GetProperty("signer").GetString()!;
        Scanbox.Run("factory", "batch", "--switch-state", In("switch.db"), "--first", Serial, "--count", "2", "--out", In("batch.csv")).Ends(0);
        Scanbox.Run("factory", "ledger", "--batch", In("batch.csv")).Ends(0);

        Flash();
        string label = Make(signer, updater);
        Assert.AreEqual(Serial, Path.GetFileNameWithoutExtension(label));

        // In the market hall: a code for the hall's Wi-Fi, held before the box.
        string codes = Scanbox.Run("provision", "code", "--key", In("signer.pem"), "--box", Serial, "--out", In("codes"), "wifi.ssid=hall 5", "wifi.password=12345678").Ends(0).Output;
        string[] pictures = [.. codes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(File.Exists).SelectMany(picture => new[] { "--image", picture })];
        Assert.IsNotEmpty(pictures, codes);
        Assert.Contains("taken", Scanbox.Run(["provision", "show", "--state", In("box"), .. pictures]).Ends(0).Output);
        Assert.Contains("wifi.ssid=hall 5", Settings());

        Directory.CreateDirectory(In("updates"));
        using var acquirer = new SwitchProcess(_folder.Path, "--state", In("switch.db"), "--updates", In("updates"), "--show", "wechat", "--show", "alipay", "--show", "unionpay", "--show", "jd");
        Pay(acquirer, "wechat", "微信收款十二点五元");

        // The stall moves; the vendor has a phone and the label.
        await SetByPhone("market 2", "87654321");
        Assert.Contains("wifi.ssid=market 2", Settings());
        Pay(acquirer, "alipay", "支付宝到账十二点五元");

        // New code rules over the air: pulled, tried, proved by signing in.
        File.WriteAllBytes(In("own.rules"), UpdateBench.RulesText(12, 5000));
        Update("rules", In("own.rules"));
        // They know WeChat by name alone.
        Pay(acquirer, "unionpay", "银联收款十二点五元");

        // An application that never signs in is taken back after three starts; nothing is taken meanwhile, and nothing is lost.
        File.WriteAllText(In("bad.pe"), "a virtual application that never signs in");
        Update("application", In("bad.pe"), "--version", "200", "--board", "esp32-wrover");
        int starts = 0;
        CommandResult last;
        while ((last = Paid(acquirer, "jd")).Status != 0)
        {
            Assert.Contains("notSent", last.Output);
            Assert.IsLessThan(4, ++starts, "the box goes back by itself");
        }
        Assert.IsGreaterThan(0, starts, "the application was on trial");
        Assert.Contains("收款十二点五元", last.Output);

        void Update(string kind, string file, params string[] more)
        {
            Scanbox.Run(["update", "make", "--key", In("updates.pem"), "--kind", kind, "--out", In("updates"), .. more, file]).Ends(0);
            ScanboxProcess.RunIn(_folder.Path, "console", "--state", In("box"), "--switch", acquirer.Address, "--type", Secrets.Pin, "--type", "update now").Ends(0);
        }

        // Nothing that anybody may read has a key or a PIN in it.
        string[] open = [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(path => path.Contains(".ledger", StringComparison.Ordinal) || path.Contains("line1", StringComparison.Ordinal))];
        Assert.IsNotEmpty(open);
        foreach (string path in open)
        {
            string text = File.ReadAllText(path);
            Assert.DoesNotContain(Setting("setup.pin"), text, path);
            Assert.DoesNotContain(Secrets.Pin, text, path);
        }
    }

    private void Flash()
    {
        File.WriteAllText(In("ScanBox.Device.bin"), "an application");
        FlashBench.Chip(In("COM3"), FlashBench.Mac);
        Scanbox.Run("flash", "--board", "esp32-wrover", "--port", In("COM3"), "--image", In("ScanBox.Device.bin"), "--flasher", FlashBench.Flasher, "--record", In("line1")).Ends(0);
        Directory.CreateDirectory(In("box"));
        // What the stand-in has written into the chip is the flash of the board on the bench.
        Directory.Move(Path.Combine(In(FlashBench.Mac), "I"), Path.Combine(In("box"), "flash"));
    }

    private string Make(string signer, string updater)
    {
        File.WriteAllLines(In("line1.txt"), ["switch.host=switch.test", "switch.port=9000", "switch.tls=0", $"setup.signer={signer}", $"update.signer={updater}", "wifi.ssid=ScanBox bench", "wifi.password=on the bench only"]);
        JsonElement made = Scanbox.Run(
            "factory", "run", "--state", In("box"), "--switch-state", In("switch.db"), "--batch", In("batch.csv"), "--settings", In("line1.txt"),
            "--key", In("signer.pem"), "--station", "line1", "--labels", In("labels"), "--label", "png", "--json").Ends(0).Json();
        Assert.AreEqual($"passed {Serial}", $"{made.GetProperty("outcome").GetString()} {made.GetProperty("serial").GetString()}");
        Scanbox.Run("factory", "verify", In("batch.csv.ledger"), "--signer", signer).Ends(0);
        return made.GetProperty("label").GetString()!;
    }

    private CommandResult Paid(SwitchProcess acquirer, string payer) =>
        Scanbox.Run("pay", "--amount", "12.50", "--code", acquirer.CodeOf(payer), "--state", In("box"), "--switch", acquirer.Address);

    private void Pay(SwitchProcess acquirer, string payer, string said) => Assert.Contains(said, Paid(acquirer, payer).Ends(0).Output);

    private async Task SetByPhone(string wifi, string password)
    {
        using ScanboxProcess box = ScanboxProcess.Start(_folder.Path, "provision", "phone", "--state", In("box"), "--wifi", wifi, "--wifi-password", password);
        string told = box.WaitFor("The page is on ")!;
        var page = new Uri(Address().Match(told).Value);
        using var phone = new HttpClient();
        string form = "";
        // The box listens on all channels first; a phone looks again by itself meanwhile.
        for (int looks = 0; looks < MostLooks && !Network().IsMatch(form); looks++)
        {
            await Task.Delay(s_lookAgain);
            form = await phone.GetStringAsync(page);
        }
        string network = Network().Matches(form).Single(match => match.Groups[2].Value == wifi).Groups[1].Value;
        using var filled = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["t"] = Token().Match(form).Groups[1].Value, ["l"] = "en", ["n"] = network, ["p"] = password, ["c"] = LabelPin().Match(told).Groups[1].Value,
        });
        using HttpResponseMessage answer = await phone.PostAsync(new Uri(page, "/join"), filled);
        Assert.IsTrue((int)answer.StatusCode < 400, answer.ToString());
        Assert.Contains($"the box uses '{wifi}'", box.WaitForEnd().Ends(0).Output);
    }

    /// <summary>The newer of the two copies.</summary>
    private string Settings() => new[] { "settings", "settings.b" }
        .Select(name => Path.Combine(In("box"), "flash", name)).Where(File.Exists).Select(File.ReadAllText)
        .MaxBy(text => int.Parse(Sequence().Match(text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))!;

    private string Setting(string name) => Settings().Split('\n').Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..].TrimEnd('\r');

    private string In(string name) => _folder.In(name);

    [GeneratedRegex(@"http://\S+/")]
    private static partial Regex Address();

    [GeneratedRegex(@"PIN (\d{8})")]
    private static partial Regex LabelPin();

    [GeneratedRegex("name=\"t\" value=\"([0-9A-F]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"n\" value=\"([0-9A-F]+)\"><b>([^<]*)</b>")]
    private static partial Regex Network();

    [GeneratedRegex(@"^sequence=(\d+)", RegexOptions.Multiline)]
    private static partial Regex Sequence();
}
