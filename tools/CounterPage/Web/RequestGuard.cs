using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace CounterPage.Web;

/// <summary>
/// Lets in only what this page itself asks: its own host name (a name of somebody else that leads to loopback is DNS rebinding),
/// its own origin, and for changes a header that a form of another site cannot send.
/// </summary>
internal sealed class RequestGuard(Func<int> port)
{
    internal const string HeaderName = "X-ScanBox";
    internal const string HeaderValue = "1";

    private const string JsonType = "application/json";

    // Scripts and pictures of its own only; a camera picture becomes a blob.
    private const string ContentPolicy = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Checks a request.</summary>
    /// <exception cref="ApiException">It is not let in.</exception>
    internal void Check(HttpContext context)
    {
        HttpRequest request = context.Request;
        string[] own = [$"127.0.0.1:{port()}", $"localhost:{port()}"];
        if (!own.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status403Forbidden, $"the host is not this page's: open http://{own[0]}/");
        string origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !own.Any(host => string.Equals(origin, "http://" + host, StringComparison.OrdinalIgnoreCase)))
            throw new ApiException(StatusCodes.Status403Forbidden, $"another page's origin: open http://{own[0]}/");
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" && request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            throw new ApiException(StatusCodes.Status403Forbidden, "another page asks: only this page may use its interface");
        if (!HttpMethods.IsPost(request.Method))
            return;
        if (request.Headers[HeaderName].ToString() != HeaderValue)
            throw new ApiException(StatusCodes.Status403Forbidden, $"the header {HeaderName}: {HeaderValue} is missing");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || !string.Equals(type.MediaType, JsonType, StringComparison.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, $"the content type must be {JsonType}");
    }

    /// <summary>What every answer says to browsers.</summary>
    internal static void Mark(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
    }
}
