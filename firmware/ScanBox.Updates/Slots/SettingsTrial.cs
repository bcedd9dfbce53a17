using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Updates.Manifests;

namespace ScanBox.Updates.Slots;

/// <summary>
/// Settings on trial. They have no slots: the settings from before lie aside until the new ones have proved themselves. Which of them are on flash is told by
/// <see cref="BoxSettings.SetupIssued"/>, which is the version of the update; so neither an older update nor an older set-up code is taken after it.
/// </summary>
public static class SettingsTrial
{
    /// <summary>The settings from before.</summary>
    internal const string BeforeName = "update.before";

    /// <summary>Writes new settings, on trial. A power cut in the middle leaves the old ones, and <see cref="AtStart"/> notices.</summary>
    /// <returns>False when the flash refused.</returns>
    internal static bool Begin(IStorage storage, UpdateBook book, BoxSettings before, BoxSettings wanted, long version)
    {
        wanted.SetupIssued = version;
        return SettingsFile.SaveCopy(storage, BeforeName, before)
            && book.BeginTrial(UpdateKind.Settings, 0, version)
            && SettingsFile.Save(storage, wanted);
    }

    /// <summary>At a start: whether the trial goes on.</summary>
    internal static bool AtStart(IStorage storage, UpdateBook book, IBoxLog log, long nowMs)
    {
        if (OnFlash(storage).SetupIssued != book.TrialVersion)
        {
            // Cut off before the new ones were written: they are written again from what was pulled.
            book.Forget();
            Drop(storage);
            return false;
        }
        if (storage.Length(BeforeName) < 0)
        {
            // Cut off when the old ones were back, or somebody at the box has settled it.
            book.RollBack();
            return false;
        }
        if (book.TrialStarts < UpdateBook.MaxStarts)
            return true;
        if (Undo(storage, book))
            log.Write(nowMs, "update: the settings from before count again");
        return false;
    }

    /// <summary>Brings the settings of before back; the version counts as used.</summary>
    /// <returns>False when the flash refused: try again.</returns>
    internal static bool Undo(IStorage storage, UpdateBook book)
    {
        BoxSettings? before = SettingsFile.LoadCopy(storage, BeforeName);
        if (before is not null)
        {
            before.SetupIssued = book.TrialVersion;
            if (!SettingsFile.SaveUnfinished(storage, before) || !Drop(storage))
                return false;
        }
        return book.RollBack();
    }

    /// <summary>Somebody at the box has saved settings: they stay, whatever becomes of an update on trial. It counts as used, and as not proven.</summary>
    public static void SettleByHand(IStorage storage) => Drop(storage);

    /// <summary>They hold passwords: away as soon as they are not needed.</summary>
    internal static bool Drop(IStorage storage) => StorageRemoval.Remove(storage, BeforeName);

    /// <summary>The settings that the next start would read.</summary>
    internal static BoxSettings OnFlash(IStorage storage)
    {
        var file = new SettingsFile();
        return file.Load(storage) ?? file.Unfinished ?? new BoxSettings();
    }
}
