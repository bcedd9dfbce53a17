using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>A customer who holds a code up until it is read, before modules that look all the time and before one that is told to look.</summary>
[TestClass]
public class UntilReadTests
{
    private const string CommandMode = "7E0008010000D1AFC5";
    private const string Trigger = "7E000801000201ABCD";

    private static readonly byte[] s_code = "134567890123456789"u8.ToArray();

    [TestMethod]
    public void AModuleThatLooksAllTheTimeSendsItOnce()
    {
        using var bench = new ModuleBench<VirtualLineScanner>(new VirtualLineScanner(ModuleBench<VirtualLineScanner>.Tx, ModuleBench<VirtualLineScanner>.Rx), 9600);
        bench.Module.Show(s_code, 4000);
        Assert.AreEqual(4 * (s_code.Length + 2), bench.TakeBytes(6000).Length, "held for 4 s: once a second");
        bench.Module.ShowUntilRead(s_code, 4000);
        Assert.AreEqual("134567890123456789\r\n", bench.TakeText(6000));
    }

    [TestMethod]
    public void AModuleThatIsTriggeredLateReadsItAsLongAsTheCustomerIsPatient()
    {
        using var bench = new ModuleBench<VirtualGm65>(new VirtualGm65(ModuleBench<VirtualGm65>.Tx, ModuleBench<VirtualGm65>.Rx), 9600);
        bench.Ask(CommandMode);
        bench.Module.ShowUntilRead(s_code, 5000);
        bench.Wait(4000);
        bench.Ask(Trigger, 50);
        Assert.AreEqual("134567890123456789\r", bench.TakeText(300));
        bench.Ask(Trigger, 50);
        Assert.AreEqual("", bench.TakeText(3000), "taken away when it was read");

        bench.Module.ShowUntilRead("134567890123456780"u8.ToArray(), 5000);
        bench.Wait(5100);
        bench.Ask(Trigger, 50);
        Assert.AreEqual("", bench.TakeText(3000), "nobody holds it any more");
    }
}
