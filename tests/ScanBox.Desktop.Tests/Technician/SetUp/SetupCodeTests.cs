using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SetupCodes;
using ScanBox.Settings;
using ScanBox.Setup.Provisioning;
using Signing;

namespace ScanBox.Desktop.Tests.Technician.SetUp;

/// <summary>What the tools write and the box reads.</summary>
[TestClass]
public class SetupCodeTests
{
    private static readonly DateTimeOffset s_issued = DateTimeOffset.FromUnixTimeSeconds(1_795_400_000);
    private static readonly SigningKey s_key = SigningKey.Create();

    [TestMethod]
    public void EverySettingThatACodeMaySetArrivesInAnyOrderOfParts()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            SettingLines settings = Some(random);
            string[] codes = [.. SetupCodeWriter.Write("SB24*", s_issued, TimeSpan.FromHours(1), settings, s_key)];
            random.Shuffle(codes);
            byte[] signed = Joined(codes);
            byte[] lines = signed[..^SigningKey.SignatureSize];
            Assert.IsTrue(SigningKey.Verify(s_key.PublicKey, lines, signed.AsSpan(lines.Length)));
            SetupCode code = SetupCode.Read(lines, lines.Length)!;
            Assert.AreEqual((s_issued.ToUnixTimeSeconds(), s_issued.ToUnixTimeSeconds() + 3600), (code.Issued, code.Until));
            var box = new BoxSettings();
            Assert.AreEqual(SetupFault.None, code.ApplyTo(box, owesNothing: true), code.At);
            foreach ((string name, string value) in settings.Lines)
                Assert.AreEqual(value, SettingsSchema.Get(box, name), name);
        }
    }

    [TestMethod]
    public void ABatchIsABeginningOfFourLettersOrMore()
    {
        foreach ((string box, string serial, bool fits) in new[]
        {
            ("SB240001", "SB240001", true), ("SB240001", "SB2400011", false), ("SB2400011", "SB240001", false), ("SB24*", "SB240001", true),
            ("SB24*", "SB25", false), ("SB24*", "SB2", false), ("SB240001*", "SB240001", true), ("*", "SB240001", false), ("SB2*", "SB240001", false),
        })
        {
            byte[] lines = Encoding.UTF8.GetBytes($"ScanBox setup 1\nbox={box}\nissued=1\nuntil=2\n");
            Assert.AreEqual(fits, SetupCode.Read(lines, lines.Length)!.IsFor(serial), box + " " + serial);
        }
    }

    [TestMethod]
    [DataRow("ScanBox setup 2\nbox=SB24*\nissued=1\nuntil=2\n")]
    [DataRow("ScanBox setup 1\nissued=1\nuntil=2\nbox=SB24*\n")]
    [DataRow("ScanBox setup 1\nbox=\nissued=1\nuntil=2\n")]
    [DataRow("ScanBox setup 1\nbox=SB24*\nissued=2\nuntil=2\n")]
    [DataRow("ScanBox setup 1\nbox=SB24*\nissued=-1\nuntil=2\n")]
    [DataRow("ScanBox setup 1\nbox=SB24*\nissued=99999999999\nuntil=99999999999\n")]
    [DataRow("ScanBox setup 1\nbox=SB24*\nissued=1\nuntil=2678402\n", DisplayName = "more than 31 days")]
    [DataRow("ScanBox setup 1\nbox=SB24*\nissued=1\nuntil=2", DisplayName = "without the last line's end")]
    [DataRow("")]
    public void OtherHeadsAreNone(string text)
    {
        byte[] lines = Encoding.UTF8.GetBytes(text);
        Assert.IsNull(SetupCode.Read(lines, lines.Length));
    }

    [TestMethod]
    [DataRow("serial=SB1\n", SetupFault.NotAllowed)]
    [DataRow("setup.signer=\n", SetupFault.NotAllowed)]
    [DataRow("setup.issued=0\n", SetupFault.NotAllowed)]
    [DataRow("setup.until=0\n", SetupFault.NotAllowed)]
    [DataRow("lamp.colour=blue\n", SetupFault.NotAllowed)]
    [DataRow("volume=10\n", SetupFault.BadValue)]
    [DataRow("volume=1\nvolume=2\n", SetupFault.Malformed)]
    [DataRow("volume\n", SetupFault.Malformed)]
    [DataRow("\nvolume=1\n", SetupFault.Malformed)]
    [DataRow("wifi.ssid=a\tb\n", SetupFault.Malformed)]
    [DataRow("terminal=99999999\n", SetupFault.Unsettled)]
    [DataRow("terminal=12345678\nwifi.ssid=b\n", SetupFault.None, DisplayName = "the terminal that it is already")]
    public void WhatACodeMayNotDo(string more, SetupFault fault)
    {
        byte[] lines = Encoding.UTF8.GetBytes("ScanBox setup 1\nbox=SB24*\nissued=1\nuntil=2\n" + more);
        SetupCode code = SetupCode.Read(lines, lines.Length)!;
        Assert.AreEqual(fault, code.ApplyTo(new BoxSettings { TerminalId = "12345678" }, owesNothing: false));
    }

    [TestMethod]
    public void TheToolRefusesWhatABoxWould()
    {
        var settings = new SettingLines();
        foreach (string line in new[] { "volume", "volume=10", "colour=red", "serial=SB1", "setup.signer=00", "wifi.ssid=a\u0001b" })
            Assert.ThrowsExactly<SetupCodeException>(() => settings.Add(line, "here"), line);
        Assert.ThrowsExactly<SetupCodeException>(() => SetupCodeWriter.Write("SB240001", s_issued, TimeSpan.FromHours(1), settings, s_key), "nothing to set");
        settings.Add("wifi.password=abcdefgh", "here");
        foreach (string box in new[] { "", "*", "SB2*", "SB 24", "SB24**" })
            Assert.ThrowsExactly<SetupCodeException>(() => SetupCodeWriter.Write(box, s_issued, TimeSpan.FromHours(1), settings, s_key), box);
        foreach (TimeSpan life in new[] { TimeSpan.Zero, TimeSpan.FromDays(31) + TimeSpan.FromSeconds(1) })
            Assert.ThrowsExactly<SetupCodeException>(() => SetupCodeWriter.Write("SB240001", s_issued, life, settings, s_key));
        SetupCodeException told = Assert.ThrowsExactly<SetupCodeException>(() => settings.AddFile("market.txt", "# hall\n\nvolume=3\r\nwifi.password=" + new string('x', 64)));
        Assert.AreEqual("market.txt, line 4: wifi.password: up to 63 bytes", told.Message);
    }

    /// <summary>Nothing that is shown to a box makes it fall over, whatever it is: parts, joined parts, and Wi-Fi codes, mutated.</summary>
    [TestMethod]
    public void NoisyCodesAreRefusedOrRead()
    {
        var random = new Random(20261123);
        byte[][] seeds = [.. SetupCodeWriter.Write("SB240001", s_issued, TimeSpan.FromHours(1), Some(random), s_key).Select(Encoding.ASCII.GetBytes),
            Encoding.UTF8.GetBytes("WIFI:T:WPA;S:\"市场\\;5\";P:hidden\\\\word;H:false;;"),
            Encoding.UTF8.GetBytes("ScanBox setup 1\nbox=SB24*\nissued=1\nuntil=2\nvolume=3\nwifi.ssid=市场\n")];
        var parts = new SetupParts();
        int read = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] code = Mutated(seeds[random.Next(seeds.Length)], random);
            if (WifiCode.IsWifi(code, code.Length) && WifiCode.Read(code, code.Length) is { Fault: SetupFault.None } wifi)
            {
                Assert.IsTrue(Encoding.UTF8.GetByteCount(wifi.Ssid) is > 0 and <= 32 && Encoding.UTF8.GetByteCount(wifi.Password) <= 63);
                read++;
            }
            if (parts.Add(code, code.Length))
                Assert.IsTrue(parts.Missing is >= 0 and < SetupParts.MaxParts && parts.Join().Length <= SetupParts.MaxParts * SetupParts.MaxPartBytes);
            var box = new BoxSettings { Serial = "SB240001" };
            SetupCode? setup = SetupCode.Read(code, code.Length);
            if (setup is not null && setup.ApplyTo(box, owesNothing: true) == SetupFault.None)
            {
                Assert.AreEqual("", SettingsFile.CheckUnfinished(box));
                read++;
            }
        }
        Assert.IsTrue(read > 1_000, $"{read} were read");
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        byte[] code = [.. seed];
        for (int n = random.Next(4); n > 0; n--)
        {
            int at = random.Next(code.Length);
            code = random.Next(4) switch
            {
                0 => [.. code[..at], (byte)random.Next(256), .. code[at..]],
                1 => [.. code[..at], .. code[(at + 1)..], (byte)';'],
                2 => [.. code[..at], .. code[random.Next(code.Length)..], (byte)'\n'],
                _ => [.. code[..at], (byte)(code[at] ^ (1 << random.Next(8))), .. code[(at + 1)..]],
            };
        }
        return code.Length > 512 ? code[..512] : code;
    }

    private static SettingLines Some(Random random)
    {
        string[] all =
        [
            "terminal=00000001", "merchant=123456789012345", "switch.host=switch.example", "switch.port=9000", "switch.tls=1", "wifi.ssid=市场 5 号", "wifi.password=a=b;c\\d",
            "wifi2.ssid=" + new string('x', 32), "wifi2.password=" + new string('y', 63), "link.first=4g", "modem.apn=cmnet", "limit.fen=100000", "fixed.fen=500", "vendor.pin=1357", "volume=9",
        ];
        var settings = new SettingLines();
        foreach (string line in all.Where(_ => random.Next(2) == 0).Append("volume=3"))
            settings.Add(line, "here");
        return settings;
    }

    private static byte[] Joined(string[] codes)
    {
        var parts = new SetupParts();
        for (int i = 0; i < codes.Length; i++)
        {
            Assert.IsTrue(parts.Add(Encoding.ASCII.GetBytes(codes[i]), codes[i].Length), codes[i]);
            Assert.AreEqual(codes.Length - 1 - i, parts.Missing);
        }
        return parts.Join();
    }
}
