namespace Simulation.Boxes;

/// <summary>A scanner as the people in front of it see it.</summary>
internal interface ICodeReader
{
    /// <summary>Somebody holds a code in front of it for a while.</summary>
    void Show(byte[] code, int holdMs);

    /// <summary>The code is taken away.</summary>
    void TakeAway();

    /// <summary>Its plug is pulled or put in.</summary>
    void Plug(bool connected);
}
