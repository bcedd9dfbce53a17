using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using VirtualBoard.Network;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>Whatever is typed, a virtual modem stays alive, small, and takes commands again.</summary>
[TestClass]
[DoNotParallelize]
public class ModemFuzzTests
{
    private const int Commands = 100_000;

    // Much is typed as data, or while the modem restarts.
    private const long LeastHeard = 10_000;

    // What one modem may hold: its files, its sockets' buffers and what it is sending, with room.
    private const long MaxGrowthBytes = 48L * 1024 * 1024;

    private static readonly string[] s_words =
    [
        "AT+QIACT=1", "AT+QIDEACT=1", "AT+QIOPEN=1,{0},\"TCP\",\"nowhere\",9000,0,{1}", "AT+QISEND={0},{2}", "AT+QIRD={0},{2}", "AT+QICLOSE={0}", "AT+QISTATE=1,{0}",
        "AT+QSSLCFG=\"seclevel\",{0},{1}", "AT+QSSLOPEN=1,{0},{1},\"nowhere\",443,0", "AT+QFUPL=\"f{0}\",{2},1", "AT+QFDEL=\"f{0}\"", "AT+QFLST",
        "AT+NETOPEN", "AT+NETCLOSE", "AT+CIPOPEN={0},\"TCP\",\"nowhere\",9000", "AT+CIPSEND={0},{2}", "AT+CIPRXGET=2,{0},{2}", "AT+CIPRXGET={1}", "AT+CIPCLOSE={0}",
        "AT+CCHSTART", "AT+CCHSTOP", "AT+CCHOPEN={1},\"nowhere\",443,2", "AT+CCHSEND={1},{2}", "AT+CCERTDOWN=\"f{0}\",{2}", "AT+CCERTDELE=\"f{0}\"", "AT+CCERTLIST",
        "AT+CSTT", "AT+CIICR", "AT+CIFSR", "AT+CIPSTART=\"TCP\",\"nowhere\",9000", "AT+CIPSEND={2}", "AT+CIPSHUT", "AT+CIPMUX={1}", "AT+FSCREATE=f{0}", "AT+FSWRITE=f{0},{1},{2},1",
        "AT+CPIN?", "AT+CPIN=\"{2}\"", "AT+CEREG={1}", "AT+CFUN={1}", "AT+CCLK=\"26/03/09,08:53:13+{2}\"", "AT+CMEE={1}", "ATE{1}V{1}Q{1}", "AT&F", "AT+COPS=3,{1}", "AT+CGATT={1}", "at", "AT+",
    ];

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void RandomCommands(string family)
    {
        var random = new Random(20260309);
        using ModemBench bench = Quick(family);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Commands; i++)
        {
            string word = s_words[random.Next(s_words.Length)];
            TypeInto(bench.Modem, Encoding.ASCII.GetBytes(Spoil(random, string.Format(System.Globalization.CultureInfo.InvariantCulture, word, random.Next(13), random.Next(3), random.Next(1600))) + "\r"));
            if (i % 20 == 0)
                bench.Run(random.Next(400));
            if (i % 500 == 0)
                Disturb(bench.Modem, random);
            if (i % 1000 == 0)
                bench.Forget();
        }
        Assert.IsGreaterThan(LeastHeard, bench.Modem.Commands, "most were not lost in a busy line or in data");
        MustLive(bench, before);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void RandomBytes(string family)
    {
        var random = new Random(780);
        using ModemBench bench = Quick(family);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        byte[] bytes = new byte[100];
        for (int i = 0; i < Commands / bytes.Length; i++)
        {
            random.NextBytes(bytes);
            // Line ends and the beginning of commands come more often than chance would have them.
            for (int k = 0; k < 10; k++)
                "\rAT+=,?\"0"u8.Slice(random.Next(9), 1).CopyTo(bytes.AsSpan(random.Next(bytes.Length)));
            TypeInto(bench.Modem, bytes);
            bench.Run(50);
            bench.Forget();
        }
        MustLive(bench, before);
    }

    private static void Disturb(VirtualModem modem, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                modem.DropData();
                break;
            case 1:
                modem.Cell.Coverage = random.Next(2) == 0 ? Registration.Home : Registration.Searching;
                break;
            case 2:
                modem.Restart();
                break;
            case 3:
                modem.Flood("+CREG: 1", 500);
                break;
            case 4:
                modem.Faults.Connect = random.Next(2) == 0 ? ConnectMode.Hang : ConnectMode.Normal;
                break;
            default:
                modem.Cell.Sim = random.Next(2) == 0 ? SimState.Absent : SimState.Ready;
                break;
        }
    }

    /// <summary>Past the UART, whose time would be the test's.</summary>
    private static void TypeInto(VirtualModem modem, byte[] bytes)
    {
        foreach (byte value in bytes)
            modem.Receive(value);
    }

    private static string Spoil(Random random, string command)
    {
        char[] spoiled = command.ToCharArray();
        if (random.Next(4) == 0)
            spoiled[random.Next(spoiled.Length)] = (char)random.Next(1, 127);
        return new string(spoiled);
    }

    private static ModemBench Quick(string family)
    {
        ModemBench bench = ModemBench.Ready(AllModems.Of(family).Make);
        bench.Modem.Moments.Boot = bench.Modem.Moments.Sim = bench.Modem.Moments.Registration = TimeSpan.FromMilliseconds(200);
        return bench;
    }

    private static void MustLive(ModemBench bench, long before)
    {
        // Longer than any prompt and any attempt to connect: without a restart it takes commands again.
        bench.Run(120_000);
        bench.TypeRaw("\r");
        bench.Run(1000);
        bench.Type("ATE0Q0V1");
        bench.Until("\r\nOK\r\n");
        bench.Run(1000);
        bench.Forget();
        bench.Play("> AT\n< OK");
        Assert.IsLessThan(before + MaxGrowthBytes, GC.GetTotalMemory(forceFullCollection: true));
        bench.Modem.Restart();
        bench.Run(20_000);
        bench.Forget();
        bench.Type("AT");
        bench.Exactly("AT\r\r\nOK\r\n");
    }
}
