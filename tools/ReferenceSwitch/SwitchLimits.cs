namespace ReferenceSwitch;

/// <summary>Bounds on everything that comes from outside.</summary>
public sealed record SwitchLimits
{
    /// <summary>Longest frame without its length prefix, in bytes. A purchase with an EMV code has about 500.</summary>
    public int MaxFrameBytes { get; init; } = 1024;

    /// <summary>Connections at the same time; more are closed at once.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>A connection that sends nothing for this long is closed. Boxes send an echo at least every minute or reconnect.</summary>
    public int IdleTimeoutMs { get; init; } = 180_000;

    /// <summary>A frame that has begun must be whole after this long; nobody holds a connection with half a frame.</summary>
    public int FrameTimeoutMs { get; init; } = 10_000;

    /// <summary>A TLS handshake must be done after this long.</summary>
    public int HandshakeTimeoutMs { get; init; } = 10_000;

    /// <summary>Frames a second on one connection, whoever they say they are from.</summary>
    public int FramesPerSecondPerConnection { get; init; } = 50;

    /// <summary>Authenticated requests a second of one terminal. A vendor makes one payment in some seconds.</summary>
    public int RequestsPerSecondPerTerminal { get; init; } = 20;

    /// <summary>Sign-ins a second that name one terminal: each may use up a batch number, and they carry no MAC.</summary>
    public int SignInsPerSecondPerTerminal { get; init; } = 2;
}
