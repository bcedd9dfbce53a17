using nanoFramework.TestFramework;
using ScanBox.Codes;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Codes;

[TestClass]
public class RulesStoreTests
{
    private const string Head = "scanbox-rules 1 version 7\n";
    private const string Body = "scheme qq QQ Wallet\ncode qq 18 77 digits\n";

    [TestMethod]
    public void WithoutAFileTheBuiltInRulesCount()
    {
        var storage = new MemoryStorage();
        var log = new MemoryLog();

        Assert.AreEqual(CodeRulesReader.ReadDefault().Version, RulesStore.Load(storage, log, 0).Version);
        Assert.AreEqual(0, storage.Writes);
    }

    [TestMethod]
    public void AGoodFileReplacesThem()
    {
        var storage = new MemoryStorage();
        var log = new MemoryLog();
        Put(storage, Sealed(Head + Body));

        CodeRuleTable table = RulesStore.Load(storage, log, 0);

        Assert.AreEqual(7, table.Version);
        Assert.AreEqual(1, table.RuleCount);
        Assert.AreEqual("qq", table.Rule(0).Scheme.Id);
        Assert.IsTrue(log.Has("rules: version 7 from flash"));
        Assert.IsNotNull(storage.Find(RulesStore.Name));
    }

    [TestMethod]
    public void ABadFileIsRefusedWholeNamedAndSetAside()
    {
        Refuses(Sealed(Head + Body + "code qq 18 7x digits\n"), "line 4: ");
        byte[] damaged = Sealed(Head + Body);
        damaged[Head.Length + "scheme qq QQ W".Length] ^= 1;
        Refuses(damaged, "line 4: ");
        Refuses(Bytes.FromText(Head + Body), "checksum");
        Refuses(Bytes.FromText("scanbox-rules 2 version 7\n"), "line 1: ");
        Refuses(new byte[0], "line 1: ");
        Refuses(new byte[CodeRulesReader.MaxFileBytes + 1], "longer");
    }

    [TestMethod]
    public void AnOlderBadFileMakesWay()
    {
        var storage = new MemoryStorage();
        Put(storage, Bytes.FromText("first"));
        RulesStore.Load(storage, new MemoryLog(), 0);
        Put(storage, Bytes.FromText("second"));
        RulesStore.Load(storage, new MemoryLog(), 0);

        byte[] kept = storage.Find(RulesStore.BadName)!;
        Assert.AreEqual("second", Bytes.ToText(kept, 0, kept.Length));
    }

    private static void Refuses(byte[] file, string problem)
    {
        var storage = new MemoryStorage();
        var log = new MemoryLog();
        Put(storage, file);

        Assert.AreEqual(CodeRulesReader.ReadDefault().RuleCount, RulesStore.Load(storage, log, 0).RuleCount);
        Assert.IsTrue(log.Has(problem), problem);
        Assert.IsTrue(log.Has("the built-in rules count"));
        Assert.IsNull(storage.Find(RulesStore.Name));
        Assert.AreEqual(file.Length, storage.Find(RulesStore.BadName)!.Length);

        var secondLog = new MemoryLog();
        RulesStore.Load(storage, secondLog, 0);
        Assert.IsFalse(secondLog.Has("refused"), "a refused file is told once");
    }

    private static void Put(MemoryStorage storage, byte[] file) => storage.Create(RulesStore.Name, file, 0, file.Length);

    private static byte[] Sealed(string text)
    {
        byte[] body = Bytes.FromText(text);
        return Bytes.FromText(text + "checksum " + RulesChecksum.Of(body, 0, body.Length).ToString("X8") + "\n");
    }
}
