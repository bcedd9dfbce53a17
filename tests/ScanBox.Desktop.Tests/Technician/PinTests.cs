using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

[TestClass]
public class PinTests
{
    private static ConsoleBench? s_bench;

    [TestCleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void NothingWorksBeforeThePin()
    {
        s_bench = new ConsoleBench();
        s_bench.RunFor(5_000);
        Assert.IsTrue(s_bench.Terminal.Text.EndsWith("PIN: "), s_bench.Terminal.Text);
        string answer = s_bench.Ask("status");
        Assert.IsTrue(answer.IndexOf("error: wrong PIN") >= 0, answer);
        Assert.IsTrue(answer.IndexOf("status") < 0, "what is typed for a PIN is not shown: " + answer);
        Assert.IsFalse(s_bench.IsOpen);
        answer = s_bench.Ask(ConsoleBench.Pin);
        Assert.IsTrue(s_bench.IsOpen, answer);
        Assert.IsTrue(answer.IndexOf(ConsoleBench.Pin) < 0, answer);
        Assert.IsTrue(s_bench.Ask("status").IndexOf("terminal 12345678") > 0);
        s_bench.Ask("logout");
        Assert.IsFalse(s_bench.IsOpen);
    }

    [TestMethod]
    public void WrongPinsCostTimeThatDoubles()
    {
        s_bench = new ConsoleBench();
        s_bench.RunFor(5_000);
        Assert.IsTrue(s_bench.Ask("000000").IndexOf("wrong PIN") > 0);
        Assert.IsTrue(s_bench.Ask("24681").IndexOf("wrong PIN") > 0);
        Assert.IsTrue(s_bench.Ask("2468100").IndexOf("wrong PIN") > 0);
        Assert.IsTrue(s_bench.Ask(ConsoleBench.Pin).IndexOf("wait") > 0, "the right one is not looked at either");
        s_bench.RunFor(61_000);
        Assert.IsTrue(s_bench.Ask("000000").IndexOf("wrong PIN") > 0);
        s_bench.RunFor(61_000);
        Assert.IsTrue(s_bench.Ask(ConsoleBench.Pin).IndexOf("wait") > 0, "two minutes now");
        s_bench.RunFor(61_000);
        s_bench.Ask(ConsoleBench.Pin);
        Assert.IsTrue(s_bench.IsOpen);
        s_bench.Ask("logout");
        Assert.IsTrue(s_bench.Ask("000000").IndexOf("wrong PIN") > 0, "the right one has taken back the count");
        s_bench.Ask(ConsoleBench.Pin);
        Assert.IsTrue(s_bench.IsOpen);
    }

    [TestMethod]
    public void CuttingThePowerSavesNoTry()
    {
        s_bench = new ConsoleBench();
        for (int i = 0; i < 3; i++)
        {
            s_bench.RunFor(3_000);
            s_bench.Ask("111111");
            s_bench.PowerCycle();
        }
        s_bench.RunFor(3_000);
        Assert.IsTrue(s_bench.Ask(ConsoleBench.Pin).IndexOf("wait") > 0, s_bench.Terminal.Text);
        Assert.IsFalse(s_bench.IsOpen);
        s_bench.RunFor(60_000);
        s_bench.Ask(ConsoleBench.Pin);
        Assert.IsTrue(s_bench.IsOpen, "the wait began with the start");
    }

    [TestMethod]
    public void WithoutAPinTheConsoleStaysClosed()
    {
        s_bench = new ConsoleBench("");
        s_bench.RunFor(3_000);
        Assert.IsTrue(s_bench.Ask("").EndsWith("PIN: "));
        Assert.IsTrue(s_bench.Ask("123456").IndexOf("no technician.pin") > 0);
        Assert.IsFalse(s_bench.IsOpen);
    }

    [TestMethod]
    public void ASessionEndsWhenNobodyTypes()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        Assert.IsTrue(s_bench.Ask("set volume 2").IndexOf("not saved") > 0);
        s_bench.RunFor(599_000);
        Assert.IsTrue(s_bench.IsOpen);
        s_bench.RunFor(2_000);
        Assert.IsFalse(s_bench.IsOpen);
        s_bench.Ask(ConsoleBench.Pin);
        Assert.IsTrue(s_bench.Ask("save").IndexOf("nothing was changed") > 0, "what was not saved is dropped");
    }
}
