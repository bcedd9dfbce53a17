using System;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Writes to the debug link, COM1.</summary>
public sealed class ConsoleLog : IBoxLog
{
    /// <inheritdoc/>
    public void Write(long atMs, string what) => Console.WriteLine(atMs.ToString() + " " + what);
}
