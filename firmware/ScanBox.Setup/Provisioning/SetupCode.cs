using ScanBox.Settings;
using ScanBox.Updates.Lines;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// What a set-up code says, once its signature is known to be good: lines of text, each with its end, and the Ed25519 signature of them all behind.
/// <code>
/// ScanBox setup 1
/// box=SB24000123              a serial, or its beginning and * for a batch
/// issued=1795400000           seconds since 1970-01-01 UTC; no two codes of a signer for one box have the same
/// until=1795403600
/// wifi.ssid=...               settings as in the settings file, each at most once
/// </code>
/// </summary>
public sealed class SetupCode
{
    /// <summary>First line. It is signed too, so that a signature for something else is none for this.</summary>
    public const string Head = "ScanBox setup 1";

    /// <summary>A code is good for 31 days at most: a batch on its way to its market.</summary>
    public const long MaxLifeSeconds = 31 * 86_400L;

    /// <summary>What the clocks of box and issuer may be apart: a code is shown minutes after it was made.</summary>
    public const long ClockSkewSeconds = 600;

    private readonly SignedLines _lines;

    private SetupCode(SignedLines lines)
    {
        _lines = lines;
    }

    /// <summary>Which box or batch it is for.</summary>
    public string Box { get; private set; } = "";

    /// <summary>When it was made, in seconds since 1970-01-01 UTC.</summary>
    public long Issued { get; private set; }

    /// <summary>Until when it may be shown, in seconds since 1970-01-01 UTC.</summary>
    public long Until { get; private set; }

    /// <summary>The setting that <see cref="ApplyTo"/> stopped at, empty for none.</summary>
    public string At { get; private set; } = "";

    /// <summary>Reads the first four lines.</summary>
    /// <param name="text">The signed lines; kept until <see cref="ApplyTo"/>.</param>
    /// <param name="count">Their bytes.</param>
    /// <returns>Null when it is no such code.</returns>
    public static SetupCode? Read(byte[] text, int count)
    {
        var lines = new SignedLines(text, count);
        if (lines.Line() != Head)
            return null;
        var code = new SetupCode(lines) { Box = lines.Value("box"), Issued = lines.Number("issued"), Until = lines.Number("until") };
        bool isTimely = code.Issued > 0 && code.Until > code.Issued && code.Until - code.Issued <= MaxLifeSeconds;
        return code.Box.Length > 0 && isTimely ? code : null;
    }

    /// <summary>Whether it is for a box.</summary>
    public bool IsFor(string serial) => BoxPattern.Fits(Box, serial);

    /// <summary>Puts its settings over those of a box. Call once; after a fault the settings are changed in part and of no use.</summary>
    /// <param name="settings">A copy of the box's settings.</param>
    /// <param name="owesNothing">Whether terminal, merchant and switch may change.</param>
    public SetupFault ApplyTo(BoxSettings settings, bool owesNothing)
    {
        var lines = new SettingLines(_lines);
        LineFault fault = lines.ApplyTo(settings, owesNothing);
        At = lines.At;
        switch (fault)
        {
            case LineFault.None:
                return SetupFault.None;
            case LineFault.NotAllowed:
                return SetupFault.NotAllowed;
            case LineFault.Unsettled:
                return SetupFault.Unsettled;
            case LineFault.BadValue:
                return SetupFault.BadValue;
            default:
                return SetupFault.Malformed;
        }
    }
}
