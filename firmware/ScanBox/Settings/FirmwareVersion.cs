namespace ScanBox.Settings;

/// <summary>The application version that every purchase reports (A2/05); every change of the application changes it.</summary>
public static class FirmwareVersion
{
    /// <summary>Up to 8 characters.</summary>
    public const string Text = "0.1.0";

    /// <summary>The same as a number that grows with every version, for updates: two digits for each part.</summary>
    public const int Number = 100;
}
