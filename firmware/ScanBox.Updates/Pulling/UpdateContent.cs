using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Updates.Applications;
using ScanBox.Updates.Lines;
using ScanBox.Updates.Manifests;
using ScanBox.Voice;

namespace ScanBox.Updates.Pulling;

/// <summary>Whether the box could use what was pulled: it is read as the next start would read it.</summary>
internal sealed class UpdateContent
{
    private readonly IStorage _storage;
    private readonly IUpdateTarget _target;

    internal UpdateContent(IStorage storage, IUpdateTarget target)
    {
        _storage = storage;
        _target = target;
    }

    /// <summary>What is wrong with the last one, in words; empty for nothing.</summary>
    internal string Wrong { get; private set; } = "";

    /// <summary>The settings that the last one makes; null for another kind.</summary>
    internal BoxSettings? Wanted { get; private set; }

    /// <summary>Looks at a content.</summary>
    /// <returns>Whether it may be used, is of no use, or has to wait.</returns>
    internal UpdateFault Check(UpdateManifest manifest, string file)
    {
        Wanted = null;
        Wrong = "";
        switch (manifest.Kind)
        {
            case UpdateKind.Rules:
                byte[]? rules = Read(manifest, file);
                var reader = new CodeRulesReader();
                Wrong = rules is null ? "unreadable" : reader.Read(rules, 0, rules.Length) is null ? reader.Describe() : "";
                break;
            case UpdateKind.Voice:
                PackError error = new VoicePack(_storage, file).Open();
                Wrong = error == PackError.None ? "" : PackErrorText.Of(error);
                break;
            case UpdateKind.Settings:
                return CheckSettings(manifest, file);
            default:
                Wrong = new ApplicationFile(_storage, file).Open() ? "" : "no application";
                break;
        }
        return Wrong.Length == 0 ? UpdateFault.None : UpdateFault.Unusable;
    }

    private UpdateFault CheckSettings(UpdateManifest manifest, string file)
    {
        byte[]? text = Read(manifest, file);
        BoxSettings wanted = _target.SettingsOnFlash();
        // Nobody knows yet whether those of the set-up code stay.
        if (wanted.SetupUntil != 0)
            return UpdateFault.Waits;
        if (text is null)
        {
            Wrong = "unreadable";
            return UpdateFault.Unusable;
        }
        var lines = new SettingLines(new SignedLines(text, text.Length));
        LineFault fault = lines.ApplyTo(wanted, _target.OwesNothing);
        if (fault == LineFault.Unsettled)
            return UpdateFault.Waits;
        Wrong = fault == LineFault.None ? SettingsFile.Check(wanted) : LineFaultText.Of(fault, lines.At);
        Wanted = wanted;
        return Wrong.Length == 0 ? UpdateFault.None : UpdateFault.Unusable;
    }

    private byte[]? Read(UpdateManifest manifest, string file)
    {
        byte[] content = new byte[manifest.Size];
        return _storage.Read(file, 0, content, 0, content.Length) == content.Length ? content : null;
    }
}
