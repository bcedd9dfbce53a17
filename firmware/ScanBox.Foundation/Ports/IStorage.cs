namespace ScanBox.Ports;

/// <summary>
/// Small files on flash, named without folders (letters, digits, '-', '.'). What a write left behind is durable only when
/// the call returned true; after false, an exception or a power cut anything between the old and the new content may be there.
/// </summary>
public interface IStorage
{
    /// <summary>Length of a file in bytes, -1 when there is none.</summary>
    long Length(string name);

    /// <summary>Reads a part of a file.</summary>
    /// <returns>Bytes stored, less than asked for at the end of the file, -1 when the file is missing or unreadable.</returns>
    int Read(string name, long position, byte[] buffer, int offset, int count);

    /// <summary>Adds bytes at the end of a file, making it when missing, and closes it.</summary>
    bool Append(string name, byte[] buffer, int offset, int count);

    /// <summary>Makes a file with this content, replacing an old one, and closes it. Not atomic.</summary>
    bool Create(string name, byte[] buffer, int offset, int count);

    /// <summary>Renames a file; fails when the target exists.</summary>
    bool Move(string from, string to);

    /// <summary>Removes a file; true also when there was none.</summary>
    bool Delete(string name);
}
