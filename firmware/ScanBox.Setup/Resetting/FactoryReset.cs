using System;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Commands;
using ScanBox.Setup.Console;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Provisioning;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;

namespace ScanBox.Setup.Resetting;

/// <summary>
/// Empties a box, in one of two ways. A technician only marks what is to be done; it is done at the next start, before anything is
/// read, and again at the start after that should the power be cut in the middle. What the journal owes by then keeps the box as it is.
/// </summary>
public static class FactoryReset
{
    /// <summary>File of nine bytes: what is to be done, and the batch and STAN up to which nothing is owed.</summary>
    public const string Name = "reset";

    private const int MarkBytes = 9;
    private const int BatchAt = 1;
    private const int StanAt = 5;

    private const byte ToFactory = (byte)'F';
    private const byte EndOfLife = (byte)'E';

    // Files of drivers, which lie above this assembly: ScannerRecord.Name and AuthorityFile.Name.
    private const string ScannerRecord = "scanner";
    private const string Authority = "ca.pem";

    /// <summary>Files that go besides the journal and the settings, in the order of <see cref="Other"/>.</summary>
    private const int Others = 17;
    private const int OfFactory = 15;

    /// <summary>As it left the factory: ids, the switch's address, keys, the technician's PIN, what stands on the label and the voice stay; networks, prices, the vendor's PIN, the journal and the rules go.</summary>
    /// <param name="storage">The flash.</param>
    /// <param name="batch">The batch of the journal, 0 for none.</param>
    /// <param name="lastStan">The last STAN of it: up to this one all is settled.</param>
    /// <returns>False when the flash refused, with nothing marked.</returns>
    public static bool MarkBackToFactory(IStorage storage, int batch, int lastStan) => Mark(storage, ToFactory, batch, lastStan);

    // At the end of its life only the voice stays.
    /// <inheritdoc cref="MarkBackToFactory"/>
    public static bool MarkErase(IStorage storage, int batch, int lastStan) => Mark(storage, EndOfLife, batch, lastStan);

    /// <summary>At a start: does what is marked.</summary>
    /// <param name="storage">The flash.</param>
    /// <param name="journalSegmentBytes">Size of a segment of the journal.</param>
    /// <returns>What happened, for the log; empty when nothing was marked.</returns>
    public static string Resume(IStorage storage, int journalSegmentBytes)
    {
        if (storage.Length(Name) < 0)
            return "";
        byte[] mark = new byte[MarkBytes];
        // A mark that is not whole was cut before the technician was told.
        bool marked = storage.Read(Name, 0, mark, 0, MarkBytes) == MarkBytes && (mark[0] == ToFactory || mark[0] == EndOfLife);
        string done = "reset: the mark on flash says nothing";
        if (marked)
        {
            var journal = new PaymentJournal(storage, journalSegmentBytes);
            journal.Open();
            if (Owes(journal.State, BitConverter.ToInt32(mark, BatchAt), BitConverter.ToInt32(mark, StanAt)))
                done = "reset: not done, payments are not settled";
            else if (!Do(storage, journal, mark[0]))
                return "reset: the flash refused; it is tried again at the next start";
            else
                done = mark[0] == ToFactory ? "reset: the box is as it left the factory" : "reset: the box is erased";
        }
        storage.Delete(Name);
        return done;
    }

    /// <summary>Whether the journal on flash holds payments that are unknown or not settled.</summary>
    /// <param name="storage">The flash.</param>
    /// <param name="journalSegmentBytes">Size of a segment of the journal.</param>
    internal static bool Owes(IStorage storage, int journalSegmentBytes)
    {
        var journal = new PaymentJournal(storage, journalSegmentBytes);
        journal.Open();
        return Owes(journal.State, 0, 0);
    }

    // A batch may be settled without the journal's saying so: that one, up to that STAN, is not owed.
    private static bool Owes(JournalState state, int settledBatch, int settledStan)
    {
        if (state.OpenCount > 0)
            return true;
        bool isSettled = state.Batch == settledBatch && state.LastStan == settledStan && settledBatch != 0;
        return !isSettled && (state.DebitCount > 0 || state.CreditCount > 0);
    }

    private static bool Mark(IStorage storage, byte what, int batch, int lastStan)
    {
        byte[] mark = new byte[MarkBytes];
        mark[0] = what;
        Array.Copy(BitConverter.GetBytes(batch), 0, mark, BatchAt, 4);
        Array.Copy(BitConverter.GetBytes(lastStan), 0, mark, StanAt, 4);
        if (storage.Create(Name, mark, 0, MarkBytes))
            return true;
        storage.Delete(Name);
        return false;
    }

    private static bool Do(IStorage storage, PaymentJournal journal, byte what)
    {
        // The journal first: with it goes what a second try would ask.
        if (!journal.Erase())
            return false;
        bool done = what == ToFactory ? ResetSettings(storage) : StorageRemoval.Remove(storage, SettingsFile.Name) & StorageRemoval.Remove(storage, SettingsFile.OtherName);
        int others = what == EndOfLife ? Others : OfFactory;
        for (int i = 0; i < others; i++)
            done &= StorageRemoval.Remove(storage, Other(i));
        return done;
    }

    private static string Other(int index)
    {
        switch (index)
        {
            case 0:
                return RulesStore.Name;
            case 1:
                return RulesStore.BadName;
            case 2:
                return ScannerRecord;
            case 3:
                return PinLock.Name;
            case 4:
                return SelfTest.ProbeName;
            case 5:
                return SettingsBefore.Name;
            case 6:
                return VendorPin.Name;
            case 7:
                return PinLock.LabelName;
            case 8:
                return OpenNote.Name;
            case 9:
                return SlotFiles.NameOf(UpdateKind.Rules, 1);
            case 10:
                return SlotFiles.NameOf(UpdateKind.Rules, 2);
            // What was being pulled; which versions were there stays known, so that an older one does not come back.
            case 11:
                return UpdatePull.OfferName;
            case 12:
                return UpdatePull.SumsName;
            case 13:
                return UpdatePull.DataName;
            case 14:
                return UpdatePull.BeforeName;
            case 15:
                return KeyFile.Name;
            default:
                return Authority;
        }
    }

    private static bool ResetSettings(IStorage storage)
    {
        var file = new SettingsFile();
        BoxSettings? old = file.Load(storage) ?? file.Unfinished;
        if (old is null)
            return true;
        bool saved = SettingsFile.SaveUnfinished(storage, new BoxSettings
        {
            TerminalId = old.TerminalId,
            MerchantId = old.MerchantId,
            Serial = old.Serial,
            SwitchHost = old.SwitchHost,
            SwitchPort = old.SwitchPort,
            SwitchTls = old.SwitchTls,
            TechnicianPin = old.TechnicianPin,
            SetupSigner = old.SetupSigner,
            // They stand on the label.
            SetupPin = old.SetupPin,
            SetupPassword = old.SetupPassword,
            UpdateSigner = old.UpdateSigner,
            // A code that was used stays used.
            SetupIssued = old.SetupIssued,
        });
        // The copy before has passwords in it.
        return saved && SettingsFile.DropOlder(storage);
    }
}
