using System.IO;

namespace ScanBox.Cli.Boxes;

/// <summary>Where <c>--state DIR</c> keeps what: the box's flash, and the books of an in-process switch.</summary>
internal static class StateFolder
{
    internal static string FlashOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "flash");

    internal static string SwitchOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "switch.db");
}
