using ScanBox.Ports;
using ScanBox.Settings;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// The settings from before a set-up code that was taken while nobody knew the time. They are written before the new ones, so whenever the
/// new ones say that they may have to go (<see cref="BoxSettings.SetupUntil"/>) there is something to go back to.
/// </summary>
internal static class SettingsBefore
{
    /// <summary>Name of the file.</summary>
    internal const string Name = "setup.before";

    internal static bool Save(IStorage storage, BoxSettings settings) => SettingsFile.SaveCopy(storage, Name, settings);

    /// <summary>Null when there are none, or they are damaged.</summary>
    internal static BoxSettings? Load(IStorage storage) => SettingsFile.LoadCopy(storage, Name);

    /// <summary>They hold passwords: away as soon as they are not needed.</summary>
    internal static void Drop(IStorage storage)
    {
        if (storage.Length(Name) >= 0)
            storage.Delete(Name);
    }
}
