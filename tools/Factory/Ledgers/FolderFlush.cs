using System.Runtime.InteropServices;

namespace Factory.Ledgers;

/// <summary>Brings the names in a folder to the disk: a file that was flushed may still lose its name in a power cut.</summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a folder where the system has a call for it. Windows has none: there NTFS keeps names in its log.</summary>
    internal static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        int folder = Open(path, ReadOnly);
        if (folder < 0)
            throw new IOException($"the folder {path} cannot be flushed");
        // Some shares refuse this for folders; there the server's own promise holds.
        _ = Sync(folder);
        _ = Close(folder);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
