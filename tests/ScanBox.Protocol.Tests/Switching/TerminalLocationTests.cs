using System;
using nanoFramework.TestFramework;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class TerminalLocationTests
{
    [TestMethod]
    public void A_position_comes_with_its_datum_and_without_the_address()
    {
        var location = new TerminalLocation { Longitude = "116.397128", Latitude = "-39.9165", Place = new LinkPlace { Address = "10.0.0.2" } };
        Assert.AreEqual("01010116.397128" + "02008-39.9165" + "05005GCJ02", location.Compose());
    }

    [TestMethod]
    public void The_address_stands_in_for_a_position_that_is_not_whole()
    {
        Assert.AreEqual("IP00810.0.0.2", new TerminalLocation { Longitude = "116.4", Place = new LinkPlace { Address = "10.0.0.2" } }.Compose());
        Assert.AreEqual("IP0092001:dB8:", new TerminalLocation { Place = new LinkPlace { Address = "2001:dB8:" } }.Compose());
    }

    [TestMethod]
    public void The_cell_goes_along_on_a_mobile_network_in_the_order_of_its_tags()
    {
        var location = new TerminalLocation
        {
            Longitude = "116.4", Latitude = "39.9", Place = new LinkPlace { CountryCode = 460, NetworkCode = 0, AreaCode = 4521, CellId = 268435455, Signal = 31 },
        };
        Assert.AreEqual(
            "01005116.4" + "0200439.9" + "03003460" + "0400200" + "05005GCJ02" + "060044521" + "07009268435455" + "0800231",
            location.Compose());
        var part = new TerminalLocation { Place = new LinkPlace { CountryCode = 460, NetworkCode = 11, Signal = 0 } };
        Assert.AreEqual("03003460" + "0400211" + "080010", part.Compose());
    }

    [TestMethod]
    public void Nothing_known_is_null()
    {
        Assert.IsTrue(new TerminalLocation().Compose() is null);
        Assert.IsTrue(new TerminalLocation { Place = new LinkPlace { AreaCode = 1, CellId = 2 } }.Compose() is null);
    }

    [TestMethod]
    public void What_is_no_coordinate_or_address_is_refused()
    {
        IsRefused(new TerminalLocation { Longitude = "116.39712845678", Latitude = "1" });
        IsRefused(new TerminalLocation { Longitude = "116,4", Latitude = "1" });
        IsRefused(new TerminalLocation { Longitude = "116.4", Latitude = "3-9" });
        IsRefused(new TerminalLocation { Place = new LinkPlace { Address = "box.example" } });
        IsRefused(new TerminalLocation { Place = new LinkPlace { Address = "0000:0000:0000:0000:0000:0000:0000:0000:0" } });
    }

    private static void IsRefused(TerminalLocation location) => Assert.ThrowsException(typeof(ArgumentException), () => location.Compose());
}
