using System.Globalization;
using System.Text.RegularExpressions;
using ScanBox.Device;

namespace Flashing;

/// <summary>What the chip's loader says of itself, as nanoff prints it.</summary>
/// <param name="Type">The kind of chip: <c>ESP32</c>, <c>ESP32-S3</c>.</param>
/// <param name="Name">Its full name with the revision, for people.</param>
/// <param name="Revision">Major revision; -1 when it is not told.</param>
/// <param name="FlashMegabytes">Flash in megabytes.</param>
/// <param name="PsramMegabytes">PSRAM in megabytes, 0 for none; null when the loader cannot tell, as on an ESP32.</param>
/// <param name="Mac">Its address, 12 hexadecimal digits: no two chips have the same.</param>
public sealed partial record ChipDetails(string Type, string Name, int Revision, int FlashMegabytes, int? PsramMegabytes, string Mac)
{
    // Images whose name ends so are for chips of this revision and later.
    private const string NewRevisionSuffix = "_REV3";
    private const int NewRevision = 3;

    /// <summary>Reads it from the flasher's output; null when that does not tell kind, flash and address.</summary>
    public static ChipDetails? Read(IReadOnlyList<string> lines)
    {
        string type = "", name = "", mac = "";
        int flash = 0;
        int? psram = null;
        foreach (string line in lines)
        {
            if (TypeLine().Match(line) is { Success: true } chip)
                (type, name) = (chip.Groups[1].Value, chip.Groups[2].Success ? chip.Groups[2].Value : chip.Groups[1].Value);
            else if (FlashLine().Match(line) is { Success: true } size)
                flash = int.Parse(size.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            else if (PsramLine().Match(line) is { Success: true } memory)
                psram = Psram(memory);
            else if (MacLine().Match(line) is { Success: true } address)
                mac = address.Groups[1].Value.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        }
        if (type.Length == 0 || flash == 0 || mac.Length == 0)
            return null;
        int revision = RevisionText().Match(name) is { Success: true } told ? int.Parse(told.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : -1;
        return new ChipDetails(type, name, revision, flash, psram, mac);
    }

    /// <summary>Why a board cannot be made with this chip; empty when it can.</summary>
    public string Unfit(BoardPlan plan)
    {
        string wanted = plan.Chip == BoardChip.Esp32S3 ? "ESP32-S3" : "ESP32";
        if (Type != wanted)
            return $"this is an {Type}, {plan.Id} has an {wanted}";
        if (FlashMegabytes != plan.FlashMegabytes)
            return $"this chip has {FlashMegabytes} MB of flash, {plan.Id} has {plan.FlashMegabytes}";
        if (plan.HasPsram && PsramMegabytes == 0)
            return $"this chip has no PSRAM, {plan.Id} needs it";
        if (plan.Target.EndsWith(NewRevisionSuffix, StringComparison.Ordinal) && Revision is >= 0 and < NewRevision)
            return $"this is a {Name}, the runtime {plan.Target} is for revision {NewRevision} and later";
        return "";
    }

    // "0MB" is nanoff's word for PSRAM that is there, of a size that it could not read: an ESP32-CAM, which has it, says so in its issue 1644.
    private static int? Psram(Match told)
    {
        if (told.Groups[2].Success)
            return 0;
        return told.Groups[1].Success && int.Parse(told.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > 0 and int megabytes ? megabytes : null;
    }

    [GeneratedRegex(@"^(ESP32(?:-[A-Z0-9]{1,6})?)(?: \((.{1,80})\))?\s*$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^Flash size (\d{1,3})MB\b")]
    private static partial Regex FlashLine();

    [GeneratedRegex(@"^PSRAM: (?:(\d{1,3})MB|(not available)|undetermined)")]
    private static partial Regex PsramLine();

    [GeneratedRegex(@"^MAC ((?:[0-9A-Fa-f]{2}:?){5}[0-9A-Fa-f]{2})\s*$")]
    private static partial Regex MacLine();

    [GeneratedRegex(@"revision v(\d{1,2})\.")]
    private static partial Regex RevisionText();
}
