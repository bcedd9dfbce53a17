using VirtualBoard.Parts;

namespace VirtualBoard.Scanners;

/// <summary>A scanner module with the customer in front of it.</summary>
public interface IVirtualScanner : IBoardPart
{
    /// <summary>Codes sent to the microcontroller so far.</summary>
    int CodesSent { get; }

    /// <summary>A customer holds a code in front of the module for a while.</summary>
    void Show(byte[] code, int holdMs = 30_000);

    /// <summary>The customer takes the code away.</summary>
    void TakeAway();

    /// <summary>Pulls or puts the plug of the data lines.</summary>
    void Plug(bool connected);
}
