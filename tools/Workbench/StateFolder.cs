using System;
using System.IO;

namespace Workbench;

/// <summary>Where <c>--state DIR</c> keeps what: the box's flash, and the books of an in-process switch. One process at a time.</summary>
public sealed class StateFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    private StateFolder(DirectoryInfo folder, FileStream held)
    {
        _folder = folder;
        _lock = held;
    }

    /// <summary>The folder of the flash's files.</summary>
    public string Flash => FlashOf(_folder);

    /// <summary>The database of the in-process switch.</summary>
    public string Switch => Path.Combine(_folder.FullName, "switch.db");

    /// <summary>Opens a folder, making it when missing.</summary>
    /// <exception cref="WorkbenchException">It cannot be used, or another process uses it: two boxes with one flash would name two purchases alike.</exception>
    public static StateFolder Open(DirectoryInfo folder)
    {
        try
        {
            folder.Create();
            // The system lets go of it when the process ends, however it ends.
            return new StateFolder(folder, new FileStream(Path.Combine(folder.FullName, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkbenchException.Usage($"--state: {e.Message}");
        }
    }

    /// <summary>The folder of the flash's files below a state folder.</summary>
    public static string FlashOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "flash");

    /// <summary>Lets other processes use the folder.</summary>
    public void Dispose() => _lock.Dispose();
}
