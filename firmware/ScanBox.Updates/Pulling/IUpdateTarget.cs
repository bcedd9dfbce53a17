using ScanBox.Settings;

namespace ScanBox.Updates.Pulling;

/// <summary>The box that updates are for, as its settings say.</summary>
public interface IUpdateTarget
{
    /// <summary>Its serial.</summary>
    string Serial { get; }

    /// <summary>The public key of whoever makes its updates, 64 hexadecimal digits; empty: it takes none.</summary>
    string Signer { get; }

    /// <summary>When its settings were last changed by somebody who signs, in seconds since 1970-01-01 UTC.</summary>
    long SettingsVersion { get; }

    /// <summary>Whether terminal, merchant and switch may change: nothing is unknown or unsettled.</summary>
    bool OwesNothing { get; }

    /// <summary>A copy of its settings as they are on flash.</summary>
    BoxSettings SettingsOnFlash();
}
