using System;
using System.Globalization;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Cli.Tests;

/// <summary><c>scanbox switch</c> on a free port.</summary>
internal sealed class SwitchProcess : IDisposable
{
    private readonly ScanboxProcess _process;

    public SwitchProcess(string folder, params string[] arguments)
    {
        _process = ScanboxProcess.Start(folder, ["switch", "--port", "0", .. arguments]);
        string line = _process.WaitFor("Ctrl-C ends it.") ?? throw new AssertFailedException("the switch did not start\n" + _process.WaitForEnd());
        Port = int.Parse(line.Split(':')[1].Split('.')[0], CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>The code that it printed for a payer.</summary>
    public string CodeOf(string payer) => _process.WaitFor("  " + payer + " ")!.Split(' ').Last();

    /// <summary>Ends it with Ctrl-C.</summary>
    public CommandResult Stop()
    {
        _process.Interrupt();
        return _process.WaitForEnd();
    }

    public void Dispose() => _process.Dispose();
}
