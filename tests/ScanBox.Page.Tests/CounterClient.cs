using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>A counter with a browser's view of it: the interface over HTTP, and the events as they came.</summary>
internal sealed class CounterClient : IAsyncDisposable
{
    // A test that waits so long has failed; a loaded machine is slow.
    private const int PatienceMs = 90_000;

    private const int LookAgainMs = 50;

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _end = new();
    private readonly List<(string Name, JsonObject Data)> _events = [];
    private Task _listening = Task.CompletedTask;

    private CounterClient(CounterServer server)
    {
        Server = server;
        _http = new HttpClient { BaseAddress = server.Address };
    }

    public CounterServer Server { get; }

    public HttpClient Http => _http;

    /// <summary>The events so far.</summary>
    public (string Name, JsonObject Data)[] Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>Starts a counter and listens to it.</summary>
    public static async Task<CounterClient> StartAsync(CounterOptions? options = null)
    {
        var client = new CounterClient(await CounterServer.StartAsync(options ?? new CounterOptions()));
        client._listening = client.ListenAsync();
        await client.UntilReady();
        return client;
    }

    public IEnumerable<JsonObject> Of(string name) => Events.Where(one => one.Name == name).Select(one => one.Data);

    public IEnumerable<JsonObject> Steps(string kind) => Of("step").Where(step => step["kind"]!.GetValue<string>() == kind);

    public async Task<JsonObject> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(path))!.AsObject();

    public Task<JsonObject> StateAsync() => GetAsync("api/state");

    /// <summary>A request as the page sends it.</summary>
    public async Task<HttpStatusCode> TryAsync(string path, string body)
    {
        using HttpRequestMessage request = Request(path, body);
        using HttpResponseMessage response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    public async Task PostAsync(string path, JsonObject body) => Assert.AreEqual(HttpStatusCode.OK, await TryAsync(path, body.ToJsonString()), $"{path} {body.ToJsonString()}");

    public static HttpRequestMessage Request(string path, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-ScanBox", "1");
        return request;
    }

    public Task PowerAsync(string what) => PostAsync("api/power", new JsonObject { ["do"] = what });

    public Task FaultAsync(string name, bool on) => PostAsync("api/faults", new JsonObject { [name] = on });

    /// <summary>Types an amount and waits until the box wants a code.</summary>
    public async Task TypeAsync(params string[] keys)
    {
        foreach (string key in keys.Append("confirm"))
            await PostAsync("api/key", new JsonObject { ["key"] = key, ["action"] = "tap" });
        await Until(state => state["box"]!["state"]!.GetValue<string>() == "AwaitingCode");
    }

    public Task HoldAsync(string phone) => PostAsync($"api/phones/{phone}/hold", []);

    public static JsonObject Phone(JsonObject state, string id) => state["phones"]!.AsArray().Single(phone => phone!["id"]!.GetValue<string>() == id)!.AsObject();

    /// <summary>Waits for a state.</summary>
    public async Task<JsonObject> Until(Func<JsonObject, bool> reached)
    {
        long end = Environment.TickCount64 + PatienceMs;
        while (true)
        {
            JsonObject state = await StateAsync();
            if (reached(state))
                return state;
            if (Environment.TickCount64 > end)
                throw new AssertFailedException($"it did not happen in time: {state["agree"]!.ToJsonString()} {state["owed"]!.ToJsonString()} {string.Join(' ', Words)}\n" + string.Join('\n', Of("step").TakeLast(40).Select(step => $"{step["atMs"]} {step["kind"]} {step["title"]}")));
            await Task.Delay(LookAgainMs);
        }
    }

    /// <summary>Waits until the box can take a payment.</summary>
    public Task UntilReady() => Until(state => state["box"]!["switch"]!.GetValue<string>() == "SignedIn" && state["box"]!["scannerState"]!.GetValue<string>() == "Ready");

    /// <summary>Listens as one more browser, from the event on that it saw last.</summary>
    public async Task<HttpResponseMessage> OpenEventsAsync(string? lastEventId = null, CancellationToken end = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/events");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
    }

    /// <summary>Waits for an event.</summary>
    public async Task<JsonObject> UntilEvent(string name, Func<JsonObject, bool> wanted)
    {
        await Until(_ => Of(name).Any(wanted));
        return Of(name).First(wanted);
    }

    /// <summary>What the box has said so far.</summary>
    public string[] Words => [.. Of("words").Select(said => said["text"]!.GetValue<string>())];

    /// <summary>Waits until the box has said a sentence with a text in it.</summary>
    public Task UntilSaid(string text) => Until(_ => Words.Any(said => said.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until box and switch have settled everything and count the same, so many payments of so much; the box rests then, or is in another state.</summary>
    public Task<JsonObject> UntilAgreed(int count, long fen, string box = "Idle") => Until(state =>
        state["owed"]!.AsArray().Count == 0 && state["box"]!["state"]!.GetValue<string>() == box && state["agree"] is JsonObject books
        && books["agree"]!.GetValue<bool>() && books["ledgerBalanced"]!.GetValue<bool>()
        && books["boxCount"]!.GetValue<int>() == count && books["boxFen"]!.GetValue<long>() == fen && books["switchFen"]!.GetValue<long>() == fen);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _listening;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
        }
        await Server.DisposeAsync();
        _http.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        using HttpResponseMessage response = await OpenEventsAsync(end: _end.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_end.Token));
        string name = "";
        while (await reader.ReadLineAsync(_end.Token) is string line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            JsonObject data = JsonNode.Parse(line[6..])!.AsObject();
            lock (_events)
                _events.Add((name, data));
        }
    }
}
