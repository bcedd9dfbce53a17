using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Tests;
using ScanBox.Setup.Tests.PhonePage;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician.Phones;

/// <summary>Whatever comes over the air: no answer has a secret in it, nothing is changed, and the next phone is served.</summary>
[TestClass]
public class HostileBytesTests
{
    private const int Seed = 20261123;
    private const string Host = MemorySockets.Host;
    private static readonly byte[] s_own = [192, 168, 4, 1];

    [TestMethod]
    public void RequestsOfAnyBytesAreAnsweredOrDropped()
    {
        var random = new Random(Seed);
        var storage = new MemoryStorage();
        BoxSettings settings = GoodSettings.With("");
        settings.SetupPin = PhoneBench.Pin;
        settings.SetupPassword = PhoneBench.Password;
        Assert.IsTrue(SettingsFile.Save(storage, settings));
        byte[] before = storage.Find(SettingsFile.Name)!;
        var sockets = new MemorySockets { Room = 16_384 };
        sockets.Open();
        WifiChange change = Change(storage, settings);
        var pages = new SetupPages(change, Host, settings.Serial, new MemoryEntropy());
        var server = new PageServer(sockets, pages, s_own);
        long now = 0;
        Serve(sockets, server, Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {Host}\r\n\r\n"), ref now);
        string token = sockets.Behind("name=\"t\" value=\"", 16);
        string form = $"t={token}&l=zh&n=-&o=hall+7&p=hidden-word&c=99999999";
        byte[][] good =
        [
            .. new[]
            {
                $"GET /?l=zh HTTP/1.1\r\nHost: {Host}\r\nUser-Agent: Mozilla/5.0\r\nAccept-Language: zh-CN\r\n\r\n",
                "GET /generate_204 HTTP/1.1\r\nHost: connectivitycheck.example\r\n\r\n",
                $"POST /join HTTP/1.1\r\nHost: {Host}\r\nContent-Length: {form.Length}\r\n\r\n{form}",
                $"POST /keep HTTP/1.1\r\nHost: {Host}\r\nContent-Length: {form.Length}\r\n\r\n{form}",
                $"POST /look HTTP/1.1\r\nHost: {Host}\r\nContent-Length: {form.Length}\r\n\r\n{form}",
                $"HEAD / HTTP/1.1\r\nHost: {Host}\r\nTransfer-Encoding: chunked\r\n\r\n",
            }.Select(Encoding.ASCII.GetBytes),
        ];
        int answered = 0;
        for (int i = 0; i < 60_000; i++)
        {
            Serve(sockets, server, i % 3 == 0 ? Noise(random, random.Next(600)) : Spoil(random, good[random.Next(good.Length)]), ref now);
            if (sockets.Length == 0)
                continue;
            answered++;
            Assert.IsTrue(sockets.Has("HTTP/1.1 "), $"{i}: {sockets.Beginning}");
            foreach (string secret in new[] { PhoneBench.Pin, PhoneBench.Password, settings.WifiPassword, settings.VendorPin })
                Assert.IsFalse(sockets.Has(secret), $"{i}: {secret}");
        }
        Assert.IsTrue(answered > 20_000, $"{answered} answers");
        CollectionAssert.AreEqual(before, storage.Find(SettingsFile.Name));
        Assert.IsNull(storage.Find(SettingsFile.OtherName));
        Assert.AreEqual(WifiChange.Stage.Idle, change.State);
        Serve(sockets, server, good[0], ref now);
        Assert.IsTrue(sockets.Has("HTTP/1.1 200 OK"), sockets.Beginning);
    }

    [TestMethod]
    public void DatagramsOfAnyBytesAreAnsweredOrIgnored()
    {
        var random = new Random(Seed);
        byte[] question = Convert.FromHexString("12340100000100000000000003616263" + "03636F6D0000010001");
        byte[] request = new byte[300];
        Convert.FromHexString("01010600").CopyTo(request, 0);
        Convert.FromHexString("63825363350103" + "3604C0A80401" + "3204C0A80402" + "FF").CopyTo(request, 236);
        byte[] names = new byte[DnsAnswers.MaxBytes];
        byte[] addresses = new byte[DhcpAnswers.MaxBytes];
        var dhcp = new DhcpAnswers();
        int answers = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] asked = i % 4 == 0 ? Noise(random, random.Next(600)) : Spoil(random, question);
            int count = DnsAnswers.Answer(asked, asked.Length, s_own, names);
            Assert.IsTrue(count >= 0 && count <= names.Length);
            if (count > 0)
            {
                answers++;
                CollectionAssert.AreEqual(asked.Take(2).ToArray(), names.Take(2).ToArray());
                Assert.AreEqual(0x84, names[2] & 0xFE, "an answer");
            }
            asked = i % 4 == 0 ? Noise(random, random.Next(600)) : Spoil(random, request);
            count = dhcp.Answer(asked, Math.Min(asked.Length, DhcpAnswers.MaxBytes), s_own, "http://192.168.4.1/", addresses);
            Assert.IsTrue(count == 0 || count is >= 300 and <= DhcpAnswers.MaxBytes);
            if (count == 0)
                continue;
            answers++;
            CollectionAssert.AreEqual(asked.Skip(28).Take(6).ToArray(), addresses.Skip(28).Take(6).ToArray(), "for the phone that asked");
            Assert.IsTrue(addresses[16] == 0 || addresses[19] is >= 2 and <= 5);
        }
        Assert.IsTrue(answers > 5_000, $"{answers} answers");
    }

    private static WifiChange Change(MemoryStorage storage, BoxSettings settings)
    {
        var log = new MemoryLog();
        var ports = new BoxPorts(new MemoryClock(), new MemoryKeypad(), new MemoryScanner(), new NoLink(), new MemoryLamp(), new MemorySpeaker(), storage, new MemoryWatchdog(), new MemoryEntropy(), log);
        var host = new ConsoleHost(ports, null, new UnsetBox(ports, SettingsError.None, 0, ""), settings, false, CodeRulesReader.ReadDefault(), new LogMemory(log, 512), new NoRestart(), "bench", 4096);
        return new WifiChange(host, new MemoryRadio());
    }

    private static void Serve(MemorySockets sockets, PageServer server, byte[] bytes, ref long now)
    {
        sockets.Send(bytes);
        for (int i = 0; i < 8 && !sockets.IsAnswered; i++)
            server.Step(now);
        // Who sends no whole request is let go.
        now += PageServer.RequestMs;
        server.Step(now);
    }

    private static byte[] Noise(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Spoil(Random random, byte[] good)
    {
        byte[] bytes = [.. good];
        for (int n = random.Next(4); n > 0; n--)
        {
            int at = random.Next(bytes.Length);
            bytes = random.Next(5) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. Noise(random, random.Next(40)), .. bytes[at..]],
                2 => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]],
                _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            };
            if (bytes.Length == 0)
                return bytes;
        }
        return bytes;
    }

    private sealed class NoRestart : IRestart
    {
        public void Restart() => Assert.Fail("nothing restarts here");
    }
}
