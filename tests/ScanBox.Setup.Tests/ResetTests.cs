using nanoFramework.TestFramework;
using ScanBox.Settings;
using ScanBox.Setup.Resetting;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests;

[TestClass]
public class ResetTests
{
    [TestMethod]
    public void APowerCutInTheMiddleIsFinishedAtTheNextStart()
    {
        for (int write = 1; write < 40; write++)
        {
            MemoryStorage storage = Full();
            Assert.IsTrue(write % 2 == 0 ? FactoryReset.MarkBackToFactory(storage, 0, 0) : FactoryReset.MarkErase(storage, 0, 0));
            storage.CutAtWrite = storage.Writes + (write + 1) / 2;
            bool cut = false;
            try
            {
                FactoryReset.Resume(storage, 4096);
            }
            catch (PowerCutException)
            {
                cut = true;
            }
            FactoryReset.Resume(storage, 4096);
            BoxSettings? left = new SettingsFile().Load(storage);
            Assert.AreEqual(write % 2 == 0, left is not null, "write " + write);
            if (left is not null)
                Assert.AreEqual("", left.WifiPassword);
            Assert.AreEqual(write % 2 == 0 ? 40L : -1L, storage.Length("keys"));
            Assert.AreEqual(-1L, storage.Length(FactoryReset.Name));
            Assert.IsTrue(cut || write > 8, "write " + write);
        }
    }

    private static MemoryStorage Full()
    {
        var storage = new MemoryStorage();
        SettingsFile.Save(storage, GoodSettings.With());
        SettingsFile.Save(storage, GoodSettings.With());
        KeyFile.Save(storage, new byte[16], new byte[16]);
        storage.Plant("rules", new byte[10]);
        return storage;
    }
}
