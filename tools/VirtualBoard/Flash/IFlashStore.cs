using System.Collections.Generic;

namespace VirtualBoard.Flash;

/// <summary>Where the durable content of a virtual flash lies. Each call is atomic.</summary>
public interface IFlashStore
{
    /// <summary>Names of all files.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Content of a file, null when there is none.</summary>
    byte[]? Read(string name);

    /// <summary>Makes or replaces a file.</summary>
    void Write(string name, byte[] content);

    /// <summary>Removes a file if there is one.</summary>
    void Delete(string name);
}
