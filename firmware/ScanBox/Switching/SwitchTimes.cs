namespace ScanBox.Switching;

/// <summary>Every wait and pause of the connection, in milliseconds, with its reason.</summary>
public static class SwitchTimes
{
    /// <summary>First pause after a failed connection: a switch that restarts is back within seconds.</summary>
    public const int FirstPauseMs = 1_000;

    /// <summary>Longest pause between connections: a vendor who plugs the network back in does not wait longer.</summary>
    public const int LongestPauseMs = 30_000;

    /// <summary>Pause after a refusal: it lasts until somebody mends keys or registration.</summary>
    public const int RefusedPauseMs = 60_000;

    /// <summary>
    /// A connection that is back within this time was not lost for a vendor: another way was taken, or the same one anew. Until then
    /// nothing is said, and a payment may begin; its code waits a little longer for a path anyway.
    /// </summary>
    public const int ReturnMs = 5_000;

    /// <summary>Longest wait for a link to open: longer than a TCP connect and a TLS handshake over a slow modem.</summary>
    public const int ConnectWaitMs = 45_000;

    /// <summary>Wait for the answer to a sign-in, which the switch gives from its own books.</summary>
    public const int SignInWaitMs = 10_000;

    /// <summary>After so much silence the path is tested: shorter than the idle timeout of common gateways and NATs.</summary>
    public const int EchoAfterMs = 60_000;

    /// <summary>
    /// A request that is unanswered for so long is followed by an echo, which a switch answers whatever it works on: so a link that has
    /// another way can tell a slow payment from a dead path. An answer that needs no payer comes in less.
    /// </summary>
    public const int TestAfterMs = 1_500;

    /// <summary>A path on which nothing is heard for so long after a request is taken for half-open and made anew.</summary>
    public const int SilenceMs = 30_000;
}
