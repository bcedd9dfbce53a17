using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

/// <summary>A hundred thousand mutated lines at the console, while customers pay.</summary>
[TestClass]
public class ConsoleFuzzTests
{
    private const int Lines = 100_000;
    private const int Boxes = 10;

    // As long as what a terminal holds back at once.
    private const int MaxLine = 200;

    private static readonly string[] s_good =
    [
        "help", "help set", "status", "show", "show wifi.ssid", "set volume 3", "set wifi.ssid 五号大厅", "set wifi.password", "set terminal 87654321",
        "set switch.host other.example", "set fixed.fen 500", "set technician.pin 975310", "discard", "save", "selftest", "unknown", "log", "journal", "logout", ConsoleBench.Pin,
        "scan", "keys", "lamp", "speaker", "network", "reset", "reset yes", "erase", "restart", "log live", "\u0003",
    ];

    [TestMethod]
    public void NothingTypedBreaksTheBoxOrShowsASecret()
    {
        var random = new Random(20261122);
        int answers = 0;
        for (int box = 0; box < Boxes; box++)
        {
            var bench = new ConsoleBench();
            bench.LogIn();
            for (int i = 0; i < Lines / Boxes; i++)
            {
                byte[] line = Mutate(Encoding.UTF8.GetBytes(s_good[random.Next(s_good.Length)]), random);
                bench.Terminal.Type([.. line, (byte)'\r']);
                if (random.Next(200) == 0)
                    bench.World.PayWith("3", $"28763443825{random.Next(100000, 999999)}");
                bench.RunFor(random.Next(20) == 0 ? 300 : 12);
                string text = bench.Terminal.Text;
                answers += text.Contains("\r\nerror: ", StringComparison.Ordinal) || text.Contains("\r\nok\r\n", StringComparison.Ordinal) ? 1 : 0;
                Assert.DoesNotContain("secret-wifi", text);
                Assert.DoesNotContain("135790", text);
                Assert.IsTrue(bench.World.Storage.Used <= MemoryStorage.Capacity);
            }
            Settles(bench, box);
        }
        Assert.IsTrue(answers > Lines / 10, $"{answers} lines were seen to be answered");
    }

    // Whatever was typed, the box works for the vendor.
    private static void Settles(ConsoleBench bench, int box)
    {
        bench.Terminal.Type("\u0003");
        bench.RunFor(400_000);
        Assert.AreEqual(PaymentState.Idle, bench.World.Box.PaymentState, $"box {box}");
        Assert.AreEqual(0, bench.World.Box.UnknownCount, $"box {box}");
        int seen = bench.World.Switch.PurchasesSeen;
        bench.World.Press("c");
        bench.RunFor(100);
        bench.World.PayWith("5", $"287634438251{box:D5}");
        bench.RunFor(30_000);
        Assert.AreEqual(seen + 1, bench.World.Switch.PurchasesSeen, $"box {box}\n{bench.World.Log.Dump()}");
        BoxSettings? settings = new SettingsFile().Load(bench.World.Storage);
        Assert.IsNotNull(settings, $"box {box}");
        Assert.AreEqual(ConsoleBench.Serial, settings.Serial, $"box {box}");
    }

    private static byte[] Mutate(byte[] line, Random random)
    {
        byte[] mutated = [.. line];
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            int at = random.Next(mutated.Length + 1);
            switch (random.Next(4))
            {
                case 0 when at < mutated.Length:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated = [.. mutated[..at], (byte)random.Next(256), .. mutated[at..]];
                    break;
                case 2 when at < mutated.Length:
                    mutated = [.. mutated[..at], .. mutated[(at + 1)..]];
                    break;
                default:
                    mutated = [.. mutated, .. mutated];
                    break;
            }
        }
        return mutated.Length <= MaxLine ? mutated : mutated[..MaxLine];
    }
}
