using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;
using VirtualBoard.Parts;
using VirtualBoard.Sound;

namespace Workbench;

/// <summary>The voice module, the beeper and the battery of a board.</summary>
public static class PowerAndSound
{
    /// <summary>The beeper of a plan; null when it has none.</summary>
    public static VirtualBeeper? Beeper(BoardPlan plan) => plan.BeeperKind == BeeperKind.None ? null : new VirtualBeeper(plan.Beeper, plan.BeeperKind == BeeperKind.Active);

    /// <summary>The voice module of a plan, with every clip of the voice beside this program on it; null when it has none.</summary>
    public static VirtualVoiceModule? Voice(BoardPlan plan)
    {
        if (plan.VoiceTx < 0)
            return null;
        var module = new VirtualVoiceModule(plan.VoiceTx, plan.VoiceRx);
        foreach ((string path, byte[] samples) in VoiceFiles())
            module.Put(path, samples.Length / (ScanBox.Voice.MuLaw.SampleRate / 1000));
        return module;
    }

    /// <summary>What the voice module's files sound like, by their path: mu-law samples, <see cref="ScanBox.Voice.MuLaw.SampleRate"/> a second.</summary>
    public static IReadOnlyDictionary<string, byte[]> VoiceFiles() =>
        VoicePacks.ModuleCard.Files(VoicePacks.PackReader.Open(VoicePacks.PackReader.DefaultPath)).ToDictionary(file => file.Path, file => file.Samples);

    /// <summary>The battery of a plan, with the divider of the boards (100 k, 100 k); null when it has none.</summary>
    public static VirtualBattery? Battery(BoardPlan plan) => plan.Battery < 0 ? null : new VirtualBattery(plan.Battery, plan.Charger, plan.ChargerIsLow);
}
