using System.Text;
using System.Text.Json.Nodes;
using CounterPage.Bench;
using CounterPage.Books;
using CounterPage.Phones;
using CounterPage.Steps;
using Microsoft.AspNetCore.Http;
using ScanBox.Ports;

namespace CounterPage.Web;

/// <summary>The interface's requests, after the guard has let them in.</summary>
internal sealed class Api(Counter counter, EventHub hub)
{
    /// <summary>The longest code that a scanner module passes on.</summary>
    private const int MaxCodeBytes = 256;

    private static readonly string[] s_faults = ["wifi", "mobile", "switchSlow", "switchGone", "answerLost", "wrongMac", "scannerUnplugged", "clockLost"];

    internal async Task<JsonObject> KeyAsync(HttpRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "key", "action").ConfigureAwait(false);
        Key key = counter.KeyOf(body.Text("key"));
        if (key == Key.None)
            throw Bad("'key' is none of the box's: see box.keys in /api/state");
        switch (body.Text("action"))
        {
            case "tap":
                if (!counter.Box.Tap(key))
                    throw new ApiException(StatusCodes.Status429TooManyRequests, "too many keys wait to be tapped: slower");
                break;
            case "press":
                counter.Box.Hold(key, down: true);
                break;
            case "release":
                counter.Box.Hold(key, down: false);
                break;
            default:
                throw Bad("'action' must be tap, press or release");
        }
        return Done();
    }

    internal async Task<JsonObject> ShowAsync(HttpRequest request, string id)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "what").ConfigureAwait(false);
        if (!Names.TryRead(body.Text("what"), out Showing what))
            throw Bad("'what' must be code, receive, web or expired");
        counter.Phones.Show(Known(id), what);
        return Done();
    }

    internal async Task<JsonObject> HoldAsync(HttpRequest request, string id)
    {
        await RequestBody.ReadAsync(request).ConfigureAwait(false);
        (string en, string zh) = counter.Phones.NameOf(Known(id));
        counter.Scan(counter.Phones.Look(id), $"{en} phone", zh);
        return Done();
    }

    internal async Task<JsonObject> BehaveAsync(HttpRequest request, string id)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "password", "late", "broke").ConfigureAwait(false);
        counter.Phones.Behave(Known(id), body.OptionalFlag("password"), body.OptionalFlag("late"), body.OptionalFlag("broke"));
        return Done();
    }

    internal async Task<JsonObject> AnswerAsync(HttpRequest request, string id)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "pay").ConfigureAwait(false);
        bool pay = body.Flag("pay");
        if (!counter.Answer(Known(id), pay))
            throw new ApiException(StatusCodes.Status409Conflict, "nobody is asked for a password on this phone");
        return Done();
    }

    internal async Task<JsonObject> ScanAsync(HttpRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "text").ConfigureAwait(false);
        byte[] code = Encoding.UTF8.GetBytes(body.Text("text"));
        if (code.Length is 0 or > MaxCodeBytes)
            throw Bad($"'text' must have 1 to {MaxCodeBytes} bytes");
        counter.Scan(code, "a code of the visitor's own", "自己的码");
        return Done();
    }

    internal async Task<JsonObject> FaultsAsync(HttpRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request, s_faults).ConfigureAwait(false);
        var wanted = new Dictionary<string, bool>();
        foreach (string name in s_faults)
        {
            if (body.OptionalFlag(name) is bool on)
                wanted[name] = counter.CanBreak(name) ? on : throw Bad($"'{name}': this box does not have it");
        }
        await counter.SetFaultsAsync(wanted).ConfigureAwait(false);
        return Done();
    }

    internal async Task<JsonObject> PowerAsync(HttpRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "do").ConfigureAwait(false);
        if (!await counter.PowerAsync(body.Text("do")).ConfigureAwait(false))
            throw Bad("'do' must be cut, on, cutAfterNextWrite, wipe or setUp");
        return Done();
    }

    internal async Task<JsonObject> BatteryAsync(HttpRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request, "percent", "charger").ConfigureAwait(false);
        int? percent = body.OptionalNumber("percent", 0, 100);
        bool? charger = body.OptionalFlag("charger");
        BatteryBench battery = counter.Battery ?? throw Bad("this box has no battery");
        battery.Set(percent, charger);
        return Done();
    }

    internal JsonObject State() => counter.State(out _);

    internal JsonObject Acquirer(HttpRequest request)
    {
        string query = request.Query["q"].ToString().Trim();
        if (query.Length > AcquirerView.MaxQuery)
            throw Bad($"'q' may have {AcquirerView.MaxQuery} characters");
        return counter.Acquirer(query);
    }

    internal JsonObject Payment(string name, HttpResponse response)
    {
        if (!PaymentName.IsOne(name))
            throw Bad("a payment is named batch-STAN, six digits each");
        IReadOnlyList<Step> steps = counter.Timeline.Of(name) ?? throw new ApiException(StatusCodes.Status404NotFound, "no steps of this payment are kept: only those of the last payments since the start are");
        response.Headers.ContentDisposition = $"attachment; filename=\"payment-{name}.json\"";
        return new JsonObject { ["payment"] = name, ["terminal"] = counter.TerminalId, ["steps"] = new JsonArray([.. steps.Select(step => step.ToJson())]) };
    }

    /// <summary>Server-sent events, until the browser goes.</summary>
    internal async Task EventsAsync(HttpContext context)
    {
        EventReader reader = hub.Join(context.Request.Headers["Last-Event-ID"].ToString())
            ?? throw new ApiException(StatusCodes.Status429TooManyRequests, $"{EventHub.MaxReaders} pages are open already: close one");
        context.Response.ContentType = "text/event-stream";
        try
        {
            await reader.WriteToAsync(context.Response, context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The browser went, or takes nothing any more.
            context.Abort();
        }
        finally
        {
            hub.Leave(reader);
        }
    }

    private static JsonObject Done() => new() { ["ok"] = true };

    private static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    private string Known(string id) => counter.Phones.Has(id) ? id : throw new ApiException(StatusCodes.Status404NotFound, "there is no such phone: see phones in /api/state");
}
