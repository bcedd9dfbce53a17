using System.Collections.Generic;
using System.Linq;
using Technician;

namespace ScanBox.Desktop.Tests.Technician.Visits;

/// <summary>The console of a box in memory, on the box's own time.</summary>
internal sealed class MemoryLine(ConsoleBench bench) : IConsoleLine
{
    /// <summary>Bytes on their way to the laptop are changed by this.</summary>
    public System.Func<byte[], byte[]> Noise { get; set; } = static bytes => bytes;

    /// <summary>Everything that was sent to the box.</summary>
    public List<byte> Typed { get; } = [];

    public long NowMs { get; private set; }

    public void Type(byte[] bytes)
    {
        Typed.AddRange(bytes);
        bench.Terminal.Type(bytes);
    }

    public byte[] Take() => Noise(bench.Terminal.Take());

    public void Turn()
    {
        bench.RunFor(20);
        NowMs += 20;
    }

    /// <summary>Begins at a box that has been on for a while.</summary>
    public BoxVisit Visit(string pin = ConsoleBench.Pin) => BoxVisit.Begin(new ConsoleDialogue(this, default), () => pin);
}
