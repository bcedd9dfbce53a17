namespace ScanBox.Setup.PhonePage;

/// <summary>Heads of answers, and short ones.</summary>
internal static class PageAnswer
{
    // No script, no other host's anything, no frame around it, and nothing kept: a phone may pass on to somebody else.
    private const string Head =
        "Connection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
        + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n";

    /// <summary>The head of a page.</summary>
    /// <param name="reply">Where it goes.</param>
    /// <param name="refreshSeconds">After what time the browser asks again by itself, 0 for never.</param>
    /// <param name="refreshTo">Where it asks.</param>
    internal static void BeginPage(PageBuffer reply, int refreshSeconds, string refreshTo)
    {
        reply.Html("HTTP/1.1 200 OK\r\n").Html(Head).Html("Content-Type: text/html; charset=utf-8\r\n");
        if (refreshSeconds > 0)
            reply.Html("Refresh: " + refreshSeconds.ToString() + "; url=" + refreshTo + "\r\n");
        reply.Html("\r\n");
    }

    /// <summary>Sends a browser to a page of this host, by GET.</summary>
    /// <param name="reply">Where it goes.</param>
    /// <param name="isPost">Whether a form was sent.</param>
    /// <param name="authority">This host.</param>
    /// <param name="path">The page.</param>
    internal static void Redirect(PageBuffer reply, bool isPost, string authority, string path)
    {
        reply.Html(isPost ? "HTTP/1.1 303 See Other\r\n" : "HTTP/1.1 302 Found\r\n").Html(Head);
        reply.Html("Location: http://" + authority + path + "\r\nContent-Length: 0\r\n\r\n");
    }

    /// <summary>A refusal without a page.</summary>
    internal static void Refuse(PageBuffer reply, int status)
    {
        reply.Html("HTTP/1.1 " + status.ToString() + " " + Reason(status) + "\r\n").Html(Head).Html("Content-Length: 0\r\n\r\n");
    }

    private static string Reason(int status)
    {
        switch (status)
        {
            case 403:
                return "Forbidden";
            case 405:
                return "Method Not Allowed\r\nAllow: GET, HEAD, POST";
            case 411:
                return "Length Required";
            case 413:
                return "Content Too Large";
            case 414:
                return "URI Too Long";
            case 431:
                return "Request Header Fields Too Large";
            case 500:
                return "Internal Server Error";
            case 501:
                return "Not Implemented";
            case 505:
                return "HTTP Version Not Supported";
            default:
                return "Bad Request";
        }
    }
}
