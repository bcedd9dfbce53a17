using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Clocks;
using VirtualBoard.Modems;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>A virtual modem in real time.</summary>
[TestClass]
public class ModemRealTimeTests
{
    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void BytesGoBothWays(string family)
    {
        AllModems of = AllModems.Of(family);
        using var bench = new ModemBench(wiring => Quick(of.Make(wiring)), clock: new RealClock());
        bench.Until("RDY\r\n");
        bench.Run(300);
        bench.Play("> ATE0\n<< ATE0\\r\n< OK\n" + of.Bearer);
        bench.Type(of.Open);
        bench.Until(of.Opened + "\r\n");
        using Socket peer = bench.Accept();
        bench.Type(of.Send + "5");
        bench.Until("> ");
        bench.TypeRaw("hello");
        bench.Until(of.Sent);
        Assert.AreEqual(5, peer.Receive(new byte[8]));
        peer.Send("again"u8);
        bench.Until("again");
        peer.Close();
        bench.Wait(() => bench.Heard.Contains("CLOSE", StringComparison.OrdinalIgnoreCase));
    }

    private static VirtualModem Quick(VirtualModem modem)
    {
        ModemMoments moments = modem.Moments;
        moments.Boot = moments.Sim = moments.Registration = moments.Activation = moments.Connect = TimeSpan.FromMilliseconds(50);
        modem.BootLines = [(0, "RDY")];
        return modem;
    }
}
