namespace ScanBox.Ports;

/// <summary>Files taken off the flash for sure.</summary>
public static class StorageRemoval
{
    /// <summary>Removes a file.</summary>
    /// <returns>Whether it is gone: a removal that the flash refused may have been done.</returns>
    public static bool Remove(IStorage storage, string name) => storage.Delete(name) || storage.Length(name) < 0;
}
