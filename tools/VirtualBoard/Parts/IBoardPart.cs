namespace VirtualBoard.Parts;

/// <summary>Something wired to a board: keypad, lamp, scanner module. Called under the board's lock.</summary>
public interface IBoardPart
{
    /// <summary>Connects the part's wires. Called once.</summary>
    void Attach(BoardModel board);

    /// <summary>The supply came up.</summary>
    void SupplyOn();

    /// <summary>The supply is gone: forget everything volatile.</summary>
    void SupplyOff();
}
