namespace ScanBox.Updates.Lines;

/// <summary>Faults of settings in words.</summary>
public static class LineFaultText
{
    /// <summary>The words; empty for none.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="at">The setting; its value may be a password and is not said.</param>
    public static string Of(LineFault fault, string at)
    {
        switch (fault)
        {
            case LineFault.None:
                return "";
            case LineFault.NotAllowed:
                return at + " cannot be set so";
            case LineFault.Unsettled:
                return at + " stays until the batch is settled";
            case LineFault.BadValue:
                return at + ": " + ScanBox.Settings.SettingsRules.Describe(at);
            default:
                return at.Length == 0 ? "no line name=value" : "behind " + at + ": no line name=value, or one that comes twice";
        }
    }
}
