using nanoFramework.TestFramework;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Settings;

/// <summary>Whether a box may talk to its switch without TLS.</summary>
[TestClass]
public class SwitchTlsTests
{
    [TestMethod]
    public void OnlyABenchMayBePlain()
    {
        string[] bench = { "switch.test", "127.0.0.1", "127.1.2.3" };
        for (int i = 0; i < bench.Length; i++)
            Assert.IsTrue(SettingsRules.MayBePlain(bench[i]), bench[i]);
        string[] others = { "", "switch.example", "127.example.com", "128.0.0.1", "10.127.0.1", "xswitch.test", "switch.test.example", "127", "1270.0.1" };
        for (int i = 0; i < others.Length; i++)
            Assert.IsFalse(SettingsRules.MayBePlain(others[i]), others[i]);
    }

    [TestMethod]
    public void APlainLinkToElsewhereIsRefused()
    {
        // Such settings are not even saved.
        Assert.AreEqual((int)SettingsError.Missing, (int)Reload("switch.example", false, out _));
        Assert.AreEqual((int)SettingsError.None, (int)Reload("switch.example", true, out bool tls));
        Assert.IsTrue(tls);
        Assert.AreEqual((int)SettingsError.None, (int)Reload("switch.test", false, out tls));
        Assert.IsFalse(tls);
    }

    [TestMethod]
    public void TlsIsTheDefaultAndOnlyZeroOrOneIsTaken()
    {
        BoxSettings settings = new BoxSettings();
        Assert.IsTrue(settings.SwitchTls);
        Assert.IsTrue(SettingsRules.Set(settings, "switch.tls", "0"));
        Assert.IsFalse(settings.SwitchTls);
        Assert.IsFalse(SettingsRules.Set(settings, "switch.tls", ""));
        Assert.IsFalse(SettingsRules.Set(settings, "switch.tls", "off"));
        Assert.IsFalse(SettingsRules.Set(settings, "switch.tls", "00"));
    }

    private static SettingsError Reload(string host, bool tls, out bool tlsRead)
    {
        MemoryStorage storage = new MemoryStorage();
        SettingsFile.Save(storage, new BoxSettings
        {
            TerminalId = "12345678",
            MerchantId = "123456789012345",
            Serial = "1",
            SwitchHost = host,
            SwitchPort = 9000,
            SwitchTls = tls,
        });
        SettingsFile file = new SettingsFile();
        BoxSettings? read = file.Load(storage);
        tlsRead = read is not null && read.SwitchTls;
        return file.Error;
    }
}
