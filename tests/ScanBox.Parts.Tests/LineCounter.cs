using ScanBox.Ports;

namespace ScanBox.Parts.Tests;

/// <summary>A log of which only the number of lines matters.</summary>
internal sealed class LineCounter : IBoxLog
{
    public int Lines { get; private set; }

    public void Write(long atMs, string what) => Lines++;
}
