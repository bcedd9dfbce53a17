using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Security;
using ScanBox.Security.Loading;
using ScanBox.Settings;
using ScanBox.Tests;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests;

/// <summary>A factory's station at the console of a box without keys.</summary>
[TestClass]
public class KeyLoadingTests
{
    private const string Serial = "SB-1";

    private static UnsetBench? s_bench;

    [Cleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void ABareBoxTakesItsKeysAndShowsTheirCheckValues()
    {
        Begin(Serial);
        byte[] station = Secret(0x51);
        string answer = s_bench!.Ask("loadkeys " + Answer(Serial, station));
        // SM4 of a block of zeros under the example key of GB/T 32907, and under 16 zeros.
        Assert.IsTrue(answer.IndexOf("check values: TMK 2677F46B, serial key 9F1F7BFF") > 0 && answer.EndsWith("\r\nok\r\n> "), answer);
        Assert.IsTrue(answer.IndexOf("0123456789ABCDEFFEDCBA9876543210") < 0, answer);
        Assert.IsNotNull(KeyFile.Load(s_bench.Storage));
        Assert.IsTrue(s_bench.Ask("status").IndexOf("TMK 2677F46B") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("loadkeys").IndexOf("error: this box has keys") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("set serial SB-2").IndexOf("error: serial is set in the factory") > 0, s_bench.Terminal.Text);
    }

    [TestMethod]
    public void WhatIsNotForThisBoxAndThisTryChangesNothing()
    {
        Begin("");
        Refused("loadkeys", "set it and `save` first");
        Begin(Serial);
        byte[] station = Secret(0x52);
        Refused("loadkeys 00", "nothing was offered");
        string good = Answer(Serial, station);
        Refused("loadkeys " + good.Substring(0, 140), "a cut line");
        Refused("loadkeys " + good, "nothing was offered");
        Refused("loadkeys " + Answer("SB-2", station), "not for this box");
        good = Answer(Serial, station);
        Refused("loadkeys " + good.Substring(0, good.Length - 1) + (good.EndsWith("0") ? "1" : "0"), "not for this box");
        // The box's next secret is another one: what was recorded opens nothing.
        Answer(Serial, station);
        Refused("loadkeys " + good, "not for this box");
        Assert.IsNull(KeyFile.Load(s_bench!.Storage));
    }

    private static void Refused(string line, string why)
    {
        Assert.IsTrue(s_bench!.Ask(line).IndexOf(why) > 0, s_bench.Terminal.Text);
        Assert.IsNull(KeyFile.Load(s_bench.Storage));
    }

    private static void Begin(string serial)
    {
        s_bench = null;
        var settings = new BoxSettings { Serial = serial };
        s_bench = new UnsetBench(serial.Length == 0 ? null : settings);
        s_bench.RunFor(1_000);
    }

    private static byte[] Secret(byte value)
    {
        byte[] secret = new byte[KeyAgreement.Size];
        for (int i = 0; i < secret.Length; i++)
            secret[i] = value;
        return secret;
    }

    // What the station answers to the box's offer: the example key of SM4, and zeros.
    private static string Answer(string serial, byte[] secret)
    {
        string offer = s_bench!.Ask("loadkeys");
        int at = offer.IndexOf("box value: ");
        Assert.IsTrue(at > 0, offer);
        byte[] box = Bytes.FromHex(offer.Substring(at + 11, 2 * KeyAgreement.Size));
        byte[] answer = new byte[KeyAgreement.Size + KeyBlock.Size];
        byte[] agreed = new byte[KeyAgreement.Size];
        byte[] keys = new byte[KeyBlock.KeysSize];
        byte[] block = new byte[KeyBlock.Size];
        byte[] master = Bytes.FromHex("0123456789ABCDEFFEDCBA9876543210");
        System.Array.Copy(master, 0, keys, 0, master.Length);
        Find(secret, null, answer);
        Find(secret, box, agreed);
        new KeyBlock(agreed, box, answer).Seal(serial, keys, block);
        System.Array.Copy(block, 0, answer, KeyAgreement.Size, KeyBlock.Size);
        byte[] text = new byte[2 * answer.Length];
        Hex.Write(answer, 0, answer.Length, text, 0);
        return Encoding.UTF8.GetString(text, 0, text.Length);
    }

    private static void Find(byte[] secret, byte[]? other, byte[] found)
    {
        var agreement = new KeyAgreement();
        agreement.Begin(secret, other);
        while (!agreement.Step())
        {
        }
        Assert.IsTrue(agreement.Finish(found, 0));
    }
}
