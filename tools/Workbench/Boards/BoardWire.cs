namespace Workbench.Boards;

/// <summary>What the chip does with a pin.</summary>
public enum WireUse
{
    /// <summary>It listens.</summary>
    Input,

    /// <summary>It drives high and low.</summary>
    Output,

    /// <summary>It only pulls low; somebody else's resistor makes it high.</summary>
    OpenDrain,

    /// <summary>Both ends drive it in turn.</summary>
    Both,

    /// <summary>It measures a voltage.</summary>
    Analog,
}

/// <summary>One wire from a pin of the chip to a pin of a part.</summary>
/// <param name="Pin">GPIO of the chip.</param>
/// <param name="Name">Name of the wire in wiring tables, for instance <c>scanner RX</c>.</param>
/// <param name="Label">Name of the pin on the part.</param>
/// <param name="Use">What the chip does with it.</param>
/// <param name="Note">What is soldered to it, for instance <c>10 k to 3.3 V</c>; empty for nothing.</param>
public sealed record BoardWire(int Pin, string Name, string Label, WireUse Use, string Note = "")
{
    /// <summary>Whether the chip may drive it.</summary>
    public bool IsDriven => Use is WireUse.Output or WireUse.OpenDrain or WireUse.Both;
}
