using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>The switch reads where a terminal says that it stands.</summary>
[TestClass]
public sealed class LocationTests
{
    private static readonly LinkPlace s_cell = new() { Address = "10.0.0.2", CountryCode = 460, NetworkCode = 0, AreaCode = 4301, CellId = 20986, Signal = 23 };

    [TestMethod]
    public void A_position_is_read_and_no_address_beside_it() =>
        Assert.AreEqual("at 116.397128,39.916527 (GCJ02)", Read("116.397128", "39.916527", new LinkPlace { Address = "10.0.0.2" }));

    [TestMethod]
    public void Without_a_position_the_address_is_read() =>
        Assert.AreEqual("at 192.168.1.20", Read("", "", new LinkPlace { Address = "192.168.1.20" }));

    [TestMethod]
    public void A_cell_is_read_beside_either()
    {
        Assert.AreEqual("at 10.0.0.2 cell 460-00-4301-20986 signal 23", Read("", "", s_cell));
        Assert.AreEqual("at 116.3,39.9 (GCJ02) cell 460-00-4301-20986 signal 23", Read("116.3", "39.9", s_cell));
    }

    [TestMethod]
    public void A_refund_says_it_too()
    {
        List<string> log = [];
        using SwitchBench bench = new(options: new SwitchOptions { Log = log.Add });
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.StandsAt("IP00810.0.0.2");
        Assert.AreEqual("00", box.Pay(1, 1250, bench.Show("alipay")));
        Assert.AreEqual("00", box.GiveBack(box.RefundOf(2, 1, 300)));
        StringAssert.EndsWith(log[^1], "at 10.0.0.2");
    }

    private static string Read(string longitude, string latitude, LinkPlace place)
    {
        List<string> log = [];
        using SwitchBench bench = new(options: new SwitchOptions { Log = log.Add });
        TestBox box = bench.NewBox();
        box.SignIn(0);
        TerminalLocation location = new() { Longitude = longitude, Latitude = latitude, Place = place };
        box.StandsAt(location.Compose());
        Assert.AreEqual("00", box.Pay(1, 1250, bench.Show("alipay")));
        string line = log.Last();
        return line[line.IndexOf("at ", System.StringComparison.Ordinal)..];
    }
}
