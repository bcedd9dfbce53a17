using ScanBox.Parts.Modems;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>A power key that switches a scripted modem on.</summary>
internal sealed class ScriptedPower : IModemPower
{
    private readonly ScriptedModem _modem;

    internal ScriptedPower(ScriptedModem modem, bool isWired)
    {
        _modem = modem;
        IsWired = isWired;
    }

    public bool IsWired { get; }

    internal int Presses { get; private set; }

    internal bool IsDown { get; private set; }

    public void Press(bool isDown)
    {
        if (isDown)
            Presses++;
        else if (IsDown)
            _modem.IsOff = false;
        IsDown = isDown;
    }
}
