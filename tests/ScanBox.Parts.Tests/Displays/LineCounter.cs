using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Displays;

/// <summary>A log of which only the number of lines matters.</summary>
public sealed class LineCounter : IBoxLog
{
    public int Lines { get; private set; }

    public void Write(long atMs, string what) => Lines++;
}
