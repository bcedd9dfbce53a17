namespace VirtualBoard.Modems;

/// <summary>The numbers of <c>AT+QIGETERROR</c> that a client meets, TCP/IP manual; those of TLS from the SSL manual.</summary>
internal static class QuectelError
{
    public const int Blocked = 551;
    public const int InvalidParameters = 552;
    public const int ContextFailed = 561;
    public const int NumberUsed = 563;
    public const int NoSuchHost = 565;
    public const int ConnectFailed = 566;
    public const int TimedOut = 569;
    public const int HandshakeFailed = 579;

    public static int Of(SocketFailure failure) => failure switch
    {
        SocketFailure.None => 0,
        SocketFailure.NoSuchHost => NoSuchHost,
        SocketFailure.TimedOut => TimedOut,
        SocketFailure.Tls => HandshakeFailed,
        _ => ConnectFailed,
    };

    public static string Text(int number) => number switch
    {
        0 => "operate successfully",
        Blocked => "operation blocked",
        InvalidParameters => "invalid parameters",
        ContextFailed => "open PDP context failed",
        NumberUsed => "socket identity has been used",
        NoSuchHost => "DNS parse failed",
        ConnectFailed => "socket connect failed",
        TimedOut => "operation timeout",
        HandshakeFailed => "SSL handshake failed",
        _ => "unknown error",
    };
}
