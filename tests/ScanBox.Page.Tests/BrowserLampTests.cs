using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace ScanBox.Page.Tests;

/// <summary>The lamp of the page in a real browser: lit slot by slot as the firmware's rhythm says, and in words, in both languages.</summary>
[TestClass]
public sealed class BrowserLampTests
{
    // What a reader must find in the words of each signal: its rhythm, and what it means.
    private static readonly (LampSignal Signal, string[] English, string[] Chinese)[] s_words =
    [
        (LampSignal.Off, [], []),
        (LampSignal.Starting, ["half a second", "starting"], ["半秒", "启动"]),
        (LampSignal.Ready, ["one short flash", "ready"], ["短闪一次", "就绪"]),
        (LampSignal.Scanning, ["quick blinking", "code"], ["快速闪烁", "付款码"]),
        (LampSignal.Working, ["flicker", "with the switch"], ["频闪", "平台"]),
        (LampSignal.Approved, ["steady", "received"], ["常亮", "已收款"]),
        (LampSignal.Refused, ["three short flashes", "not received"], ["短闪三次", "未收款"]),
        (LampSignal.Unknown, ["two short flashes", "not known"], ["短闪两次", "未知"]),
        (LampSignal.Offline, ["one second on", "no path"], ["一秒", "连接不到"]),
        (LampSignal.Fault, ["three long flashes", "failed"], ["长闪三次", "故障"]),
        (LampSignal.Standby, ["every second", "standby"], ["每秒", "备用"]),
    ];

    // What each colour of the snapshot is on the page.
    private static readonly Dictionary<string, string> s_lights = new() { ["off"] = "", ["red"] = "#f0483b", ["yellow"] = "#f5b921", ["green"] = "#22c07d", ["blue"] = "#3f8cff", ["plain"] = "#fff3d6" };

    [TestMethod]
    public async Task EverySignalShinesInItsRhythmAndIsNamed()
    {
        CollectionAssert.AreEqual(System.Enum.GetValues<LampSignal>(), s_words.Select(row => row.Signal).ToArray(), "every signal");
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject Lamp(LampSignal signal, string colour) => new()
        {
            ["lamp"] = colour, ["lampSignal"] = signal.ToString(), ["lampRhythm"] = LampPattern.RhythmOf(signal), ["lampSlotMs"] = LampPattern.SlotMs, ["lampSinceMs"] = 1000,
        };
        var lamps = new JsonArray([.. s_words.Select((row, i) => Lamp(row.Signal, row.Signal == LampSignal.Off ? "off" : new[] { "red", "green", "yellow", "blue", "plain" }[i % 5]))]);
        JsonObject seen = await Browser.PlayAsync("lamp", counter.Server.Address, new JsonObject { ["lamps"] = lamps });
        JsonArray moving = seen["moving"]!.AsArray(), still = seen["still"]!.AsArray();
        for (int i = 0; i < s_words.Length; i++)
        {
            (LampSignal signal, string[] english, string[] chinese) = s_words[i];
            string colour = lamps[i]!["lamp"]!.GetValue<string>();
            string light = s_lights[colour];
            string[] slots = [.. moving[i]!["lit"]!.AsArray().Select(slot => slot!.GetValue<string>())];
            Assert.AreEqual(LampPattern.RhythmOf(signal), slots.Select((slot, n) => slot.Length > 0 ? 1 << n : 0).Sum(), $"{signal}: lit slots");
            Assert.IsTrue(slots.All(slot => slot.Length == 0 || slot == light), $"{signal}: {string.Join(' ', slots)}");
            Assert.IsTrue(still[i]!["lit"]!.AsArray().All(slot => slot!.GetValue<string>() == light), $"{signal}: nothing moves for who wants no motion");
            string pictured = seen["worker"]![i]!.GetValue<string>();
            Assert.AreEqual(light.Length > 0, light == pictured, $"{signal}: {pictured} on a picture of the page");
            foreach (string part in english)
                StringAssert.Contains(moving[i]!["en"]!.GetValue<string>(), part, signal.ToString());
            foreach (string part in chinese)
                StringAssert.Contains(moving[i]!["zh"]!.GetValue<string>(), part, signal.ToString());
            if (colour != "plain")
                StringAssert.Contains(moving[i]!["en"]!.GetValue<string>(), colour);
        }
        Assert.AreEqual(s_words.Length, moving.Select(one => one!["zh"]!.GetValue<string>()).Distinct().Count(), "no two signals are told alike");
    }
}
