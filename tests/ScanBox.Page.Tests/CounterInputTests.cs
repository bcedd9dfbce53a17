using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CounterPage;
using CounterPage.Steps;
using CounterPage.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>Requests that the page would not send, and browsers that misbehave.</summary>
[TestClass]
public sealed class CounterInputTests
{
    private const int RandomCalls = 10_000;

    [TestMethod]
    public async Task WhatIsNotThePagesOwnIsRefusedWithAReason()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string key = """{"key":"1","action":"tap"}""";
        await Refused(counter, HttpStatusCode.Forbidden, request => request.Headers.Host = "evil.example:80");
        await Refused(counter, HttpStatusCode.Forbidden, request => request.Headers.Host = "127.0.0.1:1");
        await Refused(counter, HttpStatusCode.Forbidden, request => request.Headers.Add("Origin", "http://evil.example"));
        await Refused(counter, HttpStatusCode.Forbidden, request => request.Headers.Add("Origin", "null"));
        await Refused(counter, HttpStatusCode.Forbidden, request => request.Headers.Remove("X-ScanBox"));
        await Refused(counter, HttpStatusCode.UnsupportedMediaType, request => request.Content = new StringContent(key, Encoding.UTF8, "text/plain"));
        await Refused(counter, HttpStatusCode.RequestEntityTooLarge, request => request.Content = Json($$"""{"text":"{{new string('1', 9000)}}"}"""));
        await Refused(counter, HttpStatusCode.MethodNotAllowed, request => request.Method = HttpMethod.Put);
        await Refused(counter, HttpStatusCode.NotFound, request => request.RequestUri = new Uri("api/nothing", UriKind.Relative));
        foreach (string body in new[]
        {
            "", "{", "[]", "null", "1", "{}", """{"key":1,"action":"tap"}""", """{"key":"1"}""", """{"key":"1","action":"bite"}""",
            """{"key":"none","action":"tap"}""", """{"key":"","action":"tap"}""", """{"key":"1","action":"tap","more":1}""", """{"key":"1","key":"2","action":"tap"}""",
            """{"key":{"key":{"key":{}}},"action":"tap"}""",
        })
            await Refused(counter, HttpStatusCode.BadRequest, request => request.Content = Json(body));
        Assert.AreEqual(HttpStatusCode.NotFound, await counter.TryAsync("api/phones/nobody/hold", "{}"));
        Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/power", """{"do":"explode"}"""));
        Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/faults", """{"wifi":"no"}"""));
        Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/scan", """{"text":""}"""));
        Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/scan", $$"""{"text":"{{new string('1', 257)}}"}"""));
        Assert.AreEqual(HttpStatusCode.Conflict, await counter.TryAsync("api/phones/wechat/answer", """{"pay":true}"""));
        Assert.AreEqual(HttpStatusCode.NotFound, (await counter.Http.GetAsync("api/payments/000009-000009")).StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await counter.Http.GetAsync("api/payments/nothing")).StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await counter.Http.GetAsync("api/acquirer?q=" + new string('a', 101))).StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, await counter.TryAsync("api/key", key), "the page's own request");
        Assert.AreEqual(HttpStatusCode.OK, (await counter.Http.GetAsync("")).StatusCode);
    }

    [TestMethod]
    public async Task ABrowserThatComesBackGetsTheStateAndWhatItMissed()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "7", ["action"] = "tap" });
        using HttpResponseMessage first = await counter.OpenEventsAsync();
        using var reader = new StreamReader(await first.Content.ReadAsStreamAsync());
        Assert.AreEqual("event: state", (await reader.ReadLineAsync(), await reader.ReadLineAsync()).Item2);
        string last = "";
        while (!last.Contains("key 7", StringComparison.Ordinal))
        {
            string line = (await reader.ReadLineAsync())!;
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                last = line;
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains("key 7", StringComparison.Ordinal))
                break;
        }
        long seen = long.Parse(last[(last.IndexOf('-', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "8", ["action"] = "tap" });
        using HttpResponseMessage second = await counter.OpenEventsAsync(last[4..]);
        using var again = new StreamReader(await second.Content.ReadAsStreamAsync());
        bool hasState = false;
        while (true)
        {
            string line = (await again.ReadLineAsync())!;
            hasState |= line == "event: state";
            if (!line.StartsWith("data: {\"id\":", StringComparison.Ordinal))
                continue;
            JsonObject step = JsonNode.Parse(line[6..])!.AsObject();
            Assert.IsTrue(hasState, "the state comes first");
            Assert.IsGreaterThan(seen, step["id"]!.GetValue<long>());
            if (step["title"]!.GetValue<string>() == "key 8")
                break;
        }
    }

    [TestMethod]
    public async Task ABrowserThatTakesNothingIsDropped()
    {
        var reader = new EventReader();
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i <= EventReader.MaxWaitingBytes / piece.Length; i++)
            reader.Add(piece);
        var context = new DefaultHttpContext();
        context.Response.Body = new MemoryStream();
        Task writing = reader.WriteToAsync(context.Response, CancellationToken.None);
        Assert.AreSame(writing, await Task.WhenAny(writing, Task.Delay(30_000)), "it ends by itself");
        Assert.AreEqual(0, context.Response.Body.Length);
    }

    [TestMethod]
    public async Task TooManyBrowsersAreRefusedAndOthersGoOn()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        var open = Enumerable.Range(1, EventHub.MaxReaders - 1).Select(_ => counter.OpenEventsAsync().Result).ToArray();
        using HttpResponseMessage refused = await counter.OpenEventsAsync();
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Array.ForEach(open, one => one.Dispose());
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "9", ["action"] = "tap" });
        await counter.UntilEvent("step", step => step["title"]!.GetValue<string>() == "key 9");
    }

    [TestMethod]
    public async Task RandomCallsBreakNothing()
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = "esp32-s3-battery" });
        var random = new Random(5);
        string[] phones = [.. (await counter.StateAsync())["phones"]!.AsArray().Select(phone => phone!["id"]!.GetValue<string>())];
        for (int call = 0; call < RandomCalls; call++)
        {
            (string path, string body) = Call(random, phones);
            HttpStatusCode status = body.Length == 0 ? (await counter.Http.GetAsync(path)).StatusCode : await counter.TryAsync(path, body);
            Assert.IsTrue((int)status is 200 or (>= 400 and < 500), $"call {call}: {path} {body}: {status}");
        }
        Timeline timeline = counter.Server.Counter.Timeline;
        lock (timeline.Sync)
            Assert.IsLessThanOrEqualTo(Timeline.RingLength, timeline.Ring.Count);
        JsonObject state = await counter.StateAsync();
        Assert.IsTrue(state["agree"]!["ledgerBalanced"]!.GetValue<bool>());

        // And the counter still works.
        await counter.PostAsync("api/battery", new JsonObject { ["percent"] = 80, ["charger"] = true });
        await counter.PostAsync("api/faults", new JsonObject
        {
            ["wifi"] = true, ["switchSlow"] = false, ["switchGone"] = false, ["answerLost"] = false, ["wrongMac"] = false, ["scannerUnplugged"] = false, ["clockLost"] = false,
        });
        await counter.PowerAsync("wipe");
        await counter.PowerAsync("setUp");
        await counter.UntilReady();
        await counter.PostAsync("api/phones/jd/behave", new JsonObject { ["password"] = false, ["late"] = false, ["broke"] = false });
        await counter.PostAsync("api/phones/jd/show", new JsonObject { ["what"] = "code" });
        await counter.TypeAsync("4");
        int before = (await counter.StateAsync())["agree"]!["boxCount"]!.GetValue<int>();
        await counter.HoldAsync("jd");
        await counter.Until(state => state["agree"]!["boxCount"]!.GetValue<int>() == before + 1);
    }

    private static (string Path, string Body) Call(Random random, string[] phones)
    {
        string phone = phones[random.Next(phones.Length)];
        string flag = random.Next(2) == 0 ? "true" : "false";
        string[] keys = ["0", "1", "2", "5", "9", ".", "+", "back", "clear", "confirm", "volume-", "volume+", "replay", "total", "undo", "no"];
        string key = keys[random.Next(keys.Length)];
        switch (random.Next(100))
        {
            case < 45:
                return ("api/key", $$"""{"key":"{{key}}","action":"{{new[] { "tap", "tap", "press", "release", "x" }[random.Next(5)]}}"}""");
            case < 60:
                return ($"api/phones/{phone}/hold", "{}");
            case < 68:
                return ($"api/phones/{phone}/show", $$"""{"what":"{{new[] { "code", "receive", "web", "expired", "?" }[random.Next(5)]}}"}""");
            case < 75:
                return ($"api/phones/{phone}/behave", $$"""{"{{new[] { "password", "late", "broke", "bad" }[random.Next(4)]}}":{{flag}}}""");
            case < 80:
                return ($"api/phones/{phone}/answer", $$"""{"pay":{{flag}}}""");
            case < 84:
                return ("api/scan", new JsonObject { ["text"] = new string((char)random.Next(1, 0xD000), random.Next(0, 120)) }.ToJsonString());
            case < 88:
                return ("api/faults", $$"""{"{{new[] { "wifi", "switchSlow", "answerLost", "wrongMac", "scannerUnplugged", "bad" }[random.Next(6)]}}":{{flag}}}""");
            case 88 when random.Next(5) == 0:
                return ("api/faults", $$"""{"{{new[] { "switchGone", "clockLost" }[random.Next(2)]}}":{{flag}}}""");
            case 89 when random.Next(3) == 0:
                return ("api/power", $$"""{"do":"{{new[] { "cut", "on", "on", "cutAfterNextWrite", "wipe", "setUp", "bad" }[random.Next(7)]}}"}""");
            case 90:
                return ("api/battery", $$"""{"{{new[] { "percent", "charger" }[random.Next(2)]}}":{{new[] { flag, (random.Next(130) - 10).ToString(System.Globalization.CultureInfo.InvariantCulture) }[random.Next(2)]}}}""");
            case < 92:
                return ("api/state", "");
            case 92:
                return ("api/acquirer?q=" + random.Next(10), "");
            case 93:
                return ("api/payments/000001-00000" + random.Next(10), "");
            default:
                byte[] noise = new byte[random.Next(1, 60)];
                random.NextBytes(noise);
                return (new[] { "api/key", "api/scan", "api/faults", "api/battery", "api/power" }[random.Next(5)], Convert.ToBase64String(noise));
        }
    }

    private static async Task Refused(CounterClient counter, HttpStatusCode expected, Action<HttpRequestMessage> change)
    {
        using HttpRequestMessage request = CounterClient.Request("api/key", """{"key":"1","action":"tap"}""");
        change(request);
        using HttpResponseMessage response = await counter.Http.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        Assert.AreEqual(expected, response.StatusCode, body);
        Assert.IsGreaterThan(5, JsonNode.Parse(body)!["error"]!.GetValue<string>().Length);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
