namespace ScanBox.Parts.Modems;

/// <summary>The power key of a modem (PWRKEY), which a pulse switches on and a long one off.</summary>
public interface IModemPower
{
    /// <summary>Whether the board has wired the key.</summary>
    bool IsWired { get; }

    /// <summary>Holds the key down or lets it go.</summary>
    void Press(bool isDown);
}
