namespace Simulation.People;

/// <summary>Codes that customers have shown anywhere on the market.</summary>
internal sealed class ShownCodes
{
    /// <summary>The last one.</summary>
    internal byte[]? Last { get; set; }
}
