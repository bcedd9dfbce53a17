using ScanBox.Parts.Modems;
using Simulation.Profiles;

namespace Simulation.Modems;

/// <summary>The power key of a modem, for the real driver.</summary>
internal sealed class ModemKey(ModemBoard board, FaultSource faults) : IModemPower
{
    /// <inheritdoc/>
    public bool IsWired => board.HasKey;

    /// <inheritdoc/>
    public void Press(bool isDown)
    {
        if (!isDown || !faults.Strikes(FaultKind.ModemKeyIgnored))
            board.Key(isDown);
    }
}
