using ScanBox.Codes;
using ScanBox.Updates.Manifests;
using ScanBox.Voice;

namespace ScanBox.Updates.Slots;

/// <summary>Names of the files that updates live in. Slot 0 is what the box came with, 1 and 2 take updates in turn.</summary>
public static class SlotFiles
{
    /// <summary>How many slots a kind has.</summary>
    public const int Count = 3;

    /// <summary>The file of a slot; empty where there is none: settings are one file of two copies, and the first application is in the deployment.</summary>
    public static string NameOf(UpdateKind kind, int slot)
    {
        switch (kind)
        {
            case UpdateKind.Rules:
                return slot == 0 ? RulesStore.Name : slot == 1 ? "rules.1" : "rules.2";
            case UpdateKind.Voice:
                return slot == 0 ? VoicePack.DefaultName : slot == 1 ? "voice.1" : "voice.2";
            case UpdateKind.Application:
                return slot == 0 ? "" : slot == 1 ? "app.1" : "app.2";
            default:
                return "";
        }
    }
}
