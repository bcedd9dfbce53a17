using System.Net;
using System.Text.Json.Nodes;
using CounterPage.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CounterPage;

/// <summary>The counter as a web page on loopback: the box, its surroundings, and the interface of README.md.</summary>
public sealed class CounterServer : IAsyncDisposable
{
    private const string Page = "/index.html";
    private const string AcquirerPage = "/acquirer.html";

    /// <summary>Connections at once: some browsers with an event stream each.</summary>
    private const int MaxConnections = 100;

    private readonly WebApplication _application;
    private readonly EventHub _hub;
    private readonly Api _api;
    private readonly RequestGuard _guard;

    private CounterServer(CounterOptions options)
    {
        Counter = new Counter(options);
        _hub = new EventHub(Counter);
        _api = new Api(Counter, _hub);
        _guard = new RequestGuard(() => Port);
        string root = options.WebRoot ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        _application = builder.Build();
        _application.Use(HandleAsync);
        if (Directory.Exists(root))
        {
            _application.UseRouting();
            var files = new PhysicalFileProvider(root);
            _application.Lifetime.ApplicationStopped.Register(files.Dispose);
            _application.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
        MapRoutes();
    }

    /// <summary>The page's port.</summary>
    public int Port { get; private set; }

    /// <summary>The page's address.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>What is served, for tests.</summary>
    internal Counter Counter { get; }

    /// <summary>Sets everything up, switches the box on and begins to serve.</summary>
    /// <exception cref="Workbench.WorkbenchException">There is no such board, or the state folder cannot be used.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<CounterServer> StartAsync(CounterOptions options)
    {
        var server = new CounterServer(options);
        try
        {
            server.Counter.Start();
            await server._application.StartAsync().ConfigureAwait(false);
            server.Port = new Uri(server._application.Urls.First()).Port;
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the page, the box and the switch, in this order.</summary>
    public async ValueTask DisposeAsync()
    {
        _hub.DropAll();
        await _application.StopAsync().ConfigureAwait(false);
        await _hub.DisposeAsync().ConfigureAwait(false);
        await Counter.DisposeAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        // The guard answers longer bodies itself.
        kestrel.Limits.MaxRequestBodySize = 16 * RequestBody.MaxBytes;
        kestrel.Listen(IPAddress.Loopback, port);
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            RequestGuard.Mark(context.Response);
            _guard.Check(context);
            if (context.Request.Path == "/")
                context.Request.Path = Page;
            else if (context.Request.Path == "/acquirer")
                context.Request.Path = AcquirerPage;
            await next(context).ConfigureAwait(false);
            // Routing leaves these two without a word.
            if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status404NotFound)
                throw new ApiException(StatusCodes.Status404NotFound, "there is nothing here");
            if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
                throw new ApiException(StatusCodes.Status405MethodNotAllowed, "another method is wanted: " + context.Response.Headers.Allow);
        }
        catch (ApiException e)
        {
            await FailAsync(context, e.Status, e.Message).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException e)
        {
            await FailAsync(context, e.StatusCode, "the request cannot be read").ConfigureAwait(false);
        }
    }

    private static async Task FailAsync(HttpContext context, int status, string message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        await WriteAsync(context.Response, new JsonObject { ["error"] = message }).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpResponse response, JsonObject document)
    {
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(Wire.Json(document), response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private void MapRoutes()
    {
        Post("/api/key", (request, _) => _api.KeyAsync(request));
        Post("/api/phones/{id}/show", _api.ShowAsync);
        Post("/api/phones/{id}/hold", _api.HoldAsync);
        Post("/api/phones/{id}/behave", _api.BehaveAsync);
        Post("/api/phones/{id}/answer", _api.AnswerAsync);
        Post("/api/scan", (request, _) => _api.ScanAsync(request));
        Post("/api/faults", (request, _) => _api.FaultsAsync(request));
        Post("/api/battery", (request, _) => _api.BatteryAsync(request));
        Post("/api/power", (request, _) => _api.PowerAsync(request));
        _application.MapGet("/api/events", (RequestDelegate)_api.EventsAsync);
        Get("/api/state", _ => _api.State());
        Get("/api/acquirer", context => _api.Acquirer(context.Request));
        Get("/api/payments/{name}", context => _api.Payment((string)context.Request.RouteValues["name"]!, context.Response));
    }

    private void Post(string path, Func<HttpRequest, string, Task<JsonObject>> handle) =>
        _application.MapPost(path, (RequestDelegate)(async context =>
            await WriteAsync(context.Response, await handle(context.Request, (string?)context.Request.RouteValues["id"] ?? "").ConfigureAwait(false)).ConfigureAwait(false)));

    private void Get(string path, Func<HttpContext, JsonObject> handle) =>
        _application.MapGet(path, (RequestDelegate)(context => WriteAsync(context.Response, handle(context))));
}
