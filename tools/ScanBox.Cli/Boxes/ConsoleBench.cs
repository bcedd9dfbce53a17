using System.Net;
using ReferenceSwitch.Hosting;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Boxes;

/// <summary>A box with a console on the virtual board, and the switch in this process that it signs in at.</summary>
internal static class ConsoleBench
{
    /// <summary>PIN of a box that is made for one call.</summary>
    internal const string Pin = "246810";

    /// <summary>Opens the switch, and sets the box up at it unless it is set up already.</summary>
    /// <param name="folder">What is kept between calls; null for nothing.</param>
    /// <param name="flash">The box's flash.</param>
    /// <param name="leavesUnset">Whether a box without settings stays so.</param>
    internal static SwitchHost OpenSwitch(StateFolder? folder, VirtualFlash flash, bool leavesUnset = false)
    {
        var host = new SwitchHost(new SwitchHostOptions { StorePath = folder?.Switch, TlsPort = TestBench.Settings(flash) is { SwitchTls: true } ? 0 : null });
        if (!leavesUnset && !TestBench.IsSetUp(flash))
            TestBench.SetUp(flash, host.Provision(), null, Pin);
        host.Start();
        return host;
    }

    /// <summary>Leads the box's network to that switch.</summary>
    internal static void Route(BoxWorkplace workplace, VirtualFlash flash, SwitchHost host) =>
        workplace.Route(new IPEndPoint(IPAddress.Loopback, TestBench.Settings(flash) is { SwitchTls: true } ? host.TlsPort : host.Port));
}
