using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VoicePacks;

namespace ScanBox.Page.Tests;

/// <summary>What a browser got to play is what the box played: sample for sample, as long as its clips, loud and not clipped.</summary>
[TestClass]
public sealed class BrowserSoundTests
{
    [TestMethod]
    public async Task TheBrowserPlaysWhatTheBoxPlays()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("sound", counter.Server.Address, new JsonObject { ["phone"] = "wechat", ["amount"] = "12.5", ["said"] = "微信收款十二点五元" });
        (long AtMs, short[] Samples)[] pieces = [.. seen["pieces"]!.AsArray().Select(StreamedSound.Read)];
        short[] heard = [.. pieces.SelectMany(piece => piece.Samples)];
        Assert.IsGreaterThan(StreamedSound.Rate, heard.Length);
        StreamedSound.IsTheEndOfWhatWasPlayed(heard, counter.Server);
        Assert.AreEqual(heard.Length, seen["played"]!.GetValue<int>(), "everything was queued for the loudspeaker");

        // The receipt is the last sentence.
        SaidSentence said = SayRenderer.Open().Receipt("wechat", 1250);
        JsonNode words = seen["words"]!.AsArray().Last()!;
        Assert.AreEqual(said.Text, words["text"]!.GetValue<string>());
        short[] receipt = [.. pieces.Where(piece => piece.AtMs >= words["atMs"]!.GetValue<long>()).SelectMany(piece => piece.Samples)];
        double ms = receipt.Length * 1000.0 / StreamedSound.Rate;
        Assert.IsTrue(Math.Abs(ms - said.DurationMs) < 250, $"{ms} ms of {said.DurationMs} ms");
        Assert.IsTrue(receipt.All(sample => sample is > short.MinValue + 1 and < short.MaxValue), "no clipping");
        double rms = Math.Sqrt(receipt.Average(sample => (double)sample * sample));
        Assert.IsGreaterThan(500, rms, "not silence");
        // No hole: nowhere half a second of silence in a sentence of some seconds.
        Assert.IsTrue(receipt.Chunk(StreamedSound.Rate / 2).Where(part => part.Length == StreamedSound.Rate / 2).All(part => part.Max(sample => Math.Abs((int)sample)) > 200), "no hole");
    }
}
