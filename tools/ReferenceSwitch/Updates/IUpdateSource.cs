namespace ReferenceSwitch.Updates;

/// <summary>Where the switch has updates from. It passes them on and knows nothing of them; boxes believe their signature, not the switch.</summary>
public interface IUpdateSource
{
    /// <summary>Answers a box's question.</summary>
    /// <param name="question">The content of F62 of its request.</param>
    /// <returns>The content of F62 of the answer, at most 512 bytes; null when there is nothing.</returns>
    byte[]? Answer(ReadOnlySpan<byte> question);
}
