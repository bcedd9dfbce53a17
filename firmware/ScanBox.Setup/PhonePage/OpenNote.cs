using ScanBox.Ports;

namespace ScanBox.Setup.PhonePage;

/// <summary>What one start tells the next about the access point, because the chip takes it up and drops it in a restart.</summary>
internal static class OpenNote
{
    /// <summary>Name of the file, of one byte.</summary>
    internal const string Name = "phone.open";

    /// <summary>Nothing was said.</summary>
    internal const byte None = 0;

    /// <summary>Somebody at the box asked for it.</summary>
    internal const byte Open = (byte)'O';

    /// <summary>It was open long enough: a new box does not open it by itself this time.</summary>
    internal const byte Rest = (byte)'R';

    /// <summary>Reads the note and removes it: it counts for one start.</summary>
    internal static byte Take(IStorage storage)
    {
        if (storage.Length(Name) < 0)
            return None;
        byte[] note = new byte[1];
        bool isRead = storage.Read(Name, 0, note, 0, 1) == 1;
        // What cannot be removed would open it at every start.
        return StorageRemoval.Remove(storage, Name) && isRead && (note[0] == Open || note[0] == Rest) ? note[0] : None;
    }

    internal static bool Leave(IStorage storage, byte what) => storage.Create(Name, new byte[] { what }, 0, 1);
}
