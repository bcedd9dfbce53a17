namespace ReferenceSwitch.Hosting;

/// <summary>What goes back over a connection after one frame.</summary>
/// <param name="Frame">The answer's frame; null for silence.</param>
/// <param name="Copies">How often it is sent, 1 or 2.</param>
/// <param name="DelayMs">How long to wait before, in milliseconds.</param>
/// <param name="Cut">Close the connection afterwards.</param>
public readonly record struct LineAnswer(byte[]? Frame, int Copies = 1, int DelayMs = 0, bool Cut = false);
