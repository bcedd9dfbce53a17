namespace ScanBox.Settings;

/// <summary>Why a box has no settings or no keys.</summary>
public enum SettingsError : byte
{
    None = 0,

    /// <summary>No file: never set up, or the file system was wiped.</summary>
    Missing = 1,

    /// <summary>Unreadable, too long, or the checksum does not fit.</summary>
    Damaged = 2,

    /// <summary>Another format or version.</summary>
    UnknownFormat = 3,

    /// <summary>A line without a value, or a value out of its range.</summary>
    BadValue = 4,

    /// <summary>A value that a box cannot do without is not there.</summary>
    Incomplete = 5,

    /// <summary><c>switch.tls=0</c> with a switch that is not on a bench: see <see cref="SettingsRules.MayBePlain"/>.</summary>
    PlainOffBench = 6,

    /// <summary>TLS is on, and the certificate of its authority is missing or unreadable.</summary>
    NoAuthority = 7,
}
