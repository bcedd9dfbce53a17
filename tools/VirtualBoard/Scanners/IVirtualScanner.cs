using System;
using VirtualBoard.Parts;

namespace VirtualBoard.Scanners;

/// <summary>A scanner module with the customer in front of it.</summary>
public interface IVirtualScanner : IBoardPart
{
    /// <summary>Codes sent to the microcontroller so far.</summary>
    int CodesSent { get; }

    /// <summary>Whether it is looking for a code: its light is on.</summary>
    bool IsLooking { get; }

    /// <summary>What is wrong with it.</summary>
    ScannerFaults Faults { get; }

    /// <summary>Its settings, working and saved, in one line. Equal texts mean that nothing was changed in between.</summary>
    string Settings { get; }

    /// <summary>Times its own flash was written, which wears out.</summary>
    int FlashWrites { get; }

    /// <summary>A customer holds a code in front of the module for a while.</summary>
    void Show(byte[] code, int holdMs = 30_000);

    /// <summary>A customer holds a code in front of the module until it has been read once, a moment longer where no module beeps, and gives up after a while.</summary>
    void ShowUntilRead(byte[] code, int patienceMs);

    /// <summary>The customer takes the code away.</summary>
    void TakeAway();

    /// <summary>Pulls or puts the plug of the data lines.</summary>
    void Plug(bool connected);

    /// <summary>The module restarts by itself, as after a dip of its supply: what was not saved is lost.</summary>
    void Restart();

    /// <summary>Gives the module a speed of its own, saved, as a former owner may have done.</summary>
    /// <exception cref="ArgumentException">The module cannot have that speed.</exception>
    void StartAtBaud(int baudRate);

    /// <summary>Sends garbage without a pause for a time.</summary>
    void Babble(int forMs);
}
