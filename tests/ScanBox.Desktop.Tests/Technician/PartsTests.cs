using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

/// <summary>What the console says of parts that not every board has: a choice between two ways, a voice module.</summary>
[TestClass]
public class PartsTests
{
    [TestMethod]
    [DataRow("Wi-Fi", false, "path: Wi-Fi, 10.0.0.7")]
    [DataRow("4G", true, "path: 4G, standby, 10.0.0.7")]
    public void StatusNamesTheWayAndTheStandby(string way, bool isStandby, string expected)
    {
        var bench = new ConsoleBench(asSeen: ports => With(ports, new TwoWays(way, isStandby), ports.Clips));
        bench.LogIn();
        Assert.Contains(expected + "\r\n", bench.Ask("status"));
    }

    [TestMethod]
    public void StatusTellsTheBatterysCharge()
    {
        var battery = new MemoryBattery();
        battery.Set(BatteryState.Good, 63, charging: true);
        var bench = new ConsoleBench(asSeen: ports => With(ports, ports.Link, null, battery));
        bench.LogIn();
        Assert.Contains("battery: 63 %, charger in\r\n", bench.Ask("status"));
        battery.Set(BatteryState.Unknown, -1);
        Assert.Contains("battery: not known\r\n", bench.Ask("status"));
    }

    [TestMethod]
    public void AVoiceModuleIsAskedInPlaceOfAPack()
    {
        var module = new Module { IsSearching = true };
        var bench = new ConsoleBench(asSeen: ports => With(ports, ports.Link, module));
        bench.LogIn();
        bench.Terminal.Type("selftest\r");
        bench.RunFor(2_000);
        Assert.DoesNotContain("voice module", bench.Terminal.Text, "it may still be starting");
        module.IsSearching = false;
        module.IsPresent = true;
        bench.RunFor(2_000);
        Assert.Contains("voice module: ok\r\n", bench.Terminal.Text);
        Assert.DoesNotContain("voice pack", bench.Terminal.Text);
        module.IsPresent = false;
        Assert.Contains("voice module: FAILED, it does not answer: its plug, its supply, TX and RX", bench.Ask("selftest"));
        Assert.Contains("plug and supply of the voice module", bench.Ask("speaker"));
    }

    private static BoxPorts With(BoxPorts ports, ILink link, IClipPlayer? clips, IBattery? battery = null) => new(
        ports.Clock, ports.Keypad, ports.Scanner, link, ports.Lamp, ports.Speaker, ports.Storage, ports.Watchdog, ports.Entropy, ports.Log, ports.Display, battery, clips);

    private sealed class TwoWays(string way, bool isStandby) : IMovableLink
    {
        public LinkState State => LinkState.Up;

        public LinkPlace? Place => new() { Address = "10.0.0.7" };

        public string Way => way;

        public bool IsStandby => isStandby;

        public bool HasBetterWay => false;

        public void Open()
        {
        }

        public void Close()
        {
        }

        public int Read(byte[] buffer, int offset, int count) => 0;

        public bool Write(byte[] buffer, int offset, int count) => true;
    }

    private sealed class Module : IClipPlayer
    {
        public int Volume { get; set; }

        public bool IsPresent { get; set; }

        public bool IsSearching { get; set; }

        public bool IsPlaying => false;

        public int MostClips => 20;

        public void Play(byte[] clips, int offset, int count)
        {
        }
    }
}
