using ScanBox.Ports;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Slots;

namespace ScanBox.Updates.Pulling;

/// <summary>
/// Room on the flash for an update beside what it may replace. The device cannot be asked how much is free, so it is counted: what updates may fill
/// is known from the board, and what they fill are files whose names are known.
/// </summary>
internal static class UpdateRoom
{
    /// <summary>Whether there is room, once what is not in use has gone.</summary>
    internal static bool Has(IStorage storage, UpdateBook book, UpdateLimits limits, UpdateManifest offered) =>
        Used(storage, book, offered.Kind, dropsFirst: true) + Needed(offered) <= limits.RoomBytes;

    /// <summary>Takes away what has to go: the slot that the update goes to, and what the box came with only if there is no other way and something newer has proved itself.</summary>
    /// <returns>False when the flash refused.</returns>
    internal static bool Make(IStorage storage, UpdateBook book, UpdateLimits limits, UpdateManifest offered)
    {
        string free = SlotFiles.NameOf(offered.Kind, book.FreeSlotOf(offered.Kind));
        if (free.Length > 0 && !StorageRemoval.Remove(storage, free))
            return false;
        if (Used(storage, book, offered.Kind, dropsFirst: false) + Needed(offered) <= limits.RoomBytes)
            return true;
        string first = SlotFiles.NameOf(offered.Kind, 0);
        return book.ProvenSlotOf(offered.Kind) != 0 && first.Length > 0 && StorageRemoval.Remove(storage, first);
    }

    private static int Needed(UpdateManifest offered) =>
        (UpdateManifest.PiecesIn(offered.Size) + UpdateManifest.PiecesIn(offered.SumsSize) + 1) * UpdateManifest.PieceBytes;

    private static long Used(IStorage storage, UpdateBook book, UpdateKind offered, bool dropsFirst)
    {
        long used = 0;
        for (int i = 0; i < UpdateKinds.Count; i++)
        {
            var kind = (UpdateKind)i;
            for (int slot = 0; slot < SlotFiles.Count; slot++)
            {
                string name = SlotFiles.NameOf(kind, slot);
                bool mayGo = kind == offered && book.SlotOf(kind) != slot && (slot != 0 || dropsFirst);
                if (name.Length == 0 || mayGo)
                    continue;
                long length = storage.Length(name);
                // In whole blocks of the file system.
                if (length > 0)
                    used += UpdateManifest.PiecesIn((int)length) * UpdateManifest.PieceBytes;
            }
        }
        return used;
    }
}
