using ScanBox.Ports;
using ScanBox.Updates.Manifests;

namespace ScanBox.Updates.Slots;

/// <summary>The first thing at a start, before rules, voice or settings are read: says which slots count, and counts the starts of an update on trial.</summary>
public static class UpdateStart
{
    /// <summary>Reads the book, and takes an update back that was started too often without having proved itself.</summary>
    /// <param name="storage">The flash.</param>
    /// <param name="log">Told what is on trial, and what was taken back.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    public static UpdateBook Begin(IStorage storage, IBoxLog log, long nowMs)
    {
        var book = new UpdateBook(storage);
        for (int i = 0; i < UpdateKinds.Count; i++)
            FindLost(book, storage, (UpdateKind)i, log, nowMs);
        if (book.HasTrial && book.TrialKind == UpdateKind.Settings && !SettingsTrial.AtStart(storage, book, log, nowMs))
            return book;
        if (!book.HasTrial)
        {
            // Left by a power cut behind a trial.
            SettingsTrial.Drop(storage);
            return book;
        }
        string name = UpdateKinds.NameOf(book.TrialKind) + " " + book.TrialVersion.ToString();
        string file = book.FileOf(book.TrialKind);
        bool isLost = file.Length > 0 && storage.Length(file) < 0;
        if (book.TrialStarts >= UpdateBook.MaxStarts || isLost)
        {
            if (isLost ? book.RollBack() : book.RollBackInDoubt())
                log.Write(nowMs, "update: " + name + (isLost ? " is lost" : " never signed in") + ", taken back");
        }
        else if (book.CountStart())
        {
            log.Write(nowMs, "update: " + name + " is on trial, start " + book.TrialStarts.ToString() + " of " + UpdateBook.MaxStarts.ToString());
        }
        else
        {
            // Not counted it could start for ever.
            book.RollBack();
            log.Write(nowMs, "update: " + name + " is not tried, the flash refuses");
        }
        return book;
    }

    private static void FindLost(UpdateBook book, IStorage storage, UpdateKind kind, IBoxLog log, long nowMs)
    {
        string file = SlotFiles.NameOf(kind, book.ProvenSlotOf(kind));
        if (book.ProvenSlotOf(kind) == 0 || file.Length == 0 || storage.Length(file) >= 0)
            return;
        if (book.Lose(kind))
            log.Write(nowMs, "update: " + UpdateKinds.NameOf(kind) + " " + book.VersionOf(kind).ToString() + " is lost; what the box came with counts");
    }
}
