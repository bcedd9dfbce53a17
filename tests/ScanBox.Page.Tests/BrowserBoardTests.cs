using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Power;
using ScanBox.Voice;
using VirtualBoard.Sound;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>What only some boards have, in a real browser: a battery, a voice module with a beeper, a second way to the switch.</summary>
[TestClass]
public sealed class BrowserBoardTests
{
    private const string Payment = "000001-000001";

    [TestMethod]
    public async Task ABatteryIsEmptiedFilledAndAskedFor()
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = "esp32-s3-battery" });
        JsonObject seen = await Browser.PlayAsync("battery", counter.Server.Address);
        string said = PageView.Said(seen["after"]!);
        StringAssert.Contains(said, "电量低,请充电");
        StringAssert.Contains(said, "正在充电");
        // Full, which the curve tells exactly; what a box has told stays until the charge differs by a step.
        string meaning = seen["heard"]!.AsArray().Last()!.GetValue<string>();
        StringAssert.StartsWith(meaning, "Charge left: ");
        int heard = int.Parse(string.Concat(meaning.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        Assert.IsLessThanOrEqualTo(BatteryGauge.StepPercent, 100 - heard, meaning);
        Assert.IsTrue(seen["after"]!["captions"]!.AsArray().All(caption => caption!["meaning"] is not null), "every sentence has an English reading");
        Assert.AreEqual("10 %", seen["low"]!.GetValue<string>());
        CollectionAssert.IsSubsetOf(new[] { "volume-", "volume+", "replay", "total" }, seen["keys"]!.AsArray().Select(key => key!.GetValue<string>()).ToArray(), "buttons at the side");
        Assert.IsTrue(counter.Server.Counter.Workplace.Battery!.IsCharging);
    }

    [TestMethod]
    public async Task AVoiceModuleAndABeeperAreHeardAndSeen()
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = "esp32-wroom-voice" });
        JsonObject seen = await Browser.PlayAsync("module", counter.Server.Address, new JsonObject { ["payment"] = Payment });
        BoxWorkplace place = counter.Server.Counter.Workplace;
        Assert.IsNull(place.Board.Flash.ReadFile(VoicePack.DefaultName), "the module has the voice, the flash needs none");
        string said = PageView.Said(seen["after"]!);
        StringAssert.Contains(said, "微信收款十二点五元");
        StringAssert.Contains(said, "Three short tones: received");
        StringAssert.Contains(seen["voice"]!.GetValue<string>(), "voice module");
        StringAssert.Contains(seen["tune"]!.GetValue<string>(), "received");
        Assert.IsGreaterThan(0, seen["ticks"]!.GetValue<int>(), "keys tick");
        CollectionAssert.Contains(PageView.Titles(seen["after"]!, Payment), "beeper: three short tones, received");
        Assert.IsTrue(PageView.Titles(seen["after"]!, Payment).Any(title => title.EndsWith("bytes to the voice module", StringComparison.Ordinal)), "the clips on the UART");

        // What was heard of the receipt are the files that the module played for it, as loud as it was told.
        PlayedFile[] receipt = [.. place.Voice!.Played.TakeLast(place.Voice.Played.Count - place.Voice.Played.ToList().FindLastIndex(file => file.Path == "ZH/18.wav"))];
        Assert.HasCount(6, receipt, "微信收款 十 二 点 五 元");
        short[] files = [.. receipt.SelectMany(file => PowerAndSound.VoiceFiles()[file.Path][..(PowerAndSound.VoiceFiles()[file.Path].Length / 8 * 8)].Select(sample => (short)(MuLaw.Decode(sample) * file.Volume / 30)))];
        short[] heard = [.. seen["pieces"]!.AsArray().Where(piece => piece!["from"]!.GetValue<string>() == "module").SelectMany(piece => StreamedSound.Read(piece).Samples)];
        Assert.IsGreaterThan(StreamedSound.Rate, files.Length);
        CollectionAssert.AreEqual(files, heard[^files.Length..]);
        Assert.AreEqual(seen["pieces"]!.AsArray().Sum(piece => StreamedSound.Read(piece).Samples.Length), seen["played"]!.GetValue<int>(), "everything was queued for the loudspeaker");

        // The tune: three tones with pauses, each a piece or more, and none of them silent.
        short[] tones = [.. seen["pieces"]!.AsArray().Where(piece => piece!["from"]!.GetValue<string>() == "beeper").SelectMany(piece => StreamedSound.Read(piece).Samples)];
        Assert.IsGreaterThan(StreamedSound.Rate / 4, tones.Length);
        Assert.IsGreaterThan(3000, tones.Max(sample => Math.Abs((int)sample)));
    }

    [TestMethod]
    public async Task ThePaymentGoesOnOverTheModemWhenWifiIsLost()
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = "esp32-s3-a7670", Link = "wifi+simcom" });
        JsonObject seen = await Browser.PlayAsync("failover", counter.Server.Address, new JsonObject { ["payment"] = Payment });
        Assert.AreEqual("Wi-Fi, TLS", seen["before"]!.GetValue<string>());
        StringAssert.StartsWith(seen["behind"]!.GetValue<string>(), "4G, standby");
        StringAssert.Contains(seen["zh"]!.GetValue<string>(), "备用");
        StringAssert.Contains(seen["lamp"]!.GetValue<string>(), "Lamp blue", "a lamp of three colours");
        string[] titles = PageView.Titles(seen["after"]!, Payment);
        Assert.IsTrue(titles.Any(title => title.StartsWith("path: ", StringComparison.Ordinal) && title.EndsWith("→ 4G, standby", StringComparison.Ordinal)), string.Join('\n', titles));

        // Approved once: said, counted and paid.
        Assert.AreEqual(1, PageView.Said(seen["after"]!).Split('\n').Count(said => said.Contains("支付宝到账八元", StringComparison.Ordinal)));
        JsonObject state = await counter.UntilAgreed(1, 800);
        Assert.AreEqual(500_000 - 800, CounterClient.Phone(state, "alipay")["balanceFen"]!.GetValue<long>());
        JsonNode purchase = (await counter.GetAsync("api/acquirer"))["purchases"]!.AsArray().Single()!;
        Assert.AreEqual("Approved", purchase["state"]!.GetValue<string>());

        // Nothing of a code or a key is told of what went through the modem.
        string code = seen["code"]!.GetValue<string>();
        string told = string.Concat(counter.Of("step").Select(step => step.ToJsonString()));
        Assert.IsFalse(told.Replace("006" + code[^6..], "", StringComparison.Ordinal).Contains(code[^7..], StringComparison.Ordinal), "a code is cut to its last 6 characters");
        Assert.IsFalse(told.Contains(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(code))[^14..], StringComparison.OrdinalIgnoreCase), "in hex too");
        StringAssert.Contains(told, "bytes to the modem");
    }
}
