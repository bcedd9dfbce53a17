using nanoFramework.TestFramework;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Settings;

[TestClass]
public class KeyFileTests
{
    private const string Master = "0123456789ABCDEFFEDCBA9876543210";
    private const string Serial = "00112233445566778899AABBCCDDEEFF";

    [TestMethod]
    public void TheFileHasItsDocumentedForm()
    {
        MemoryStorage storage = Saved();
        byte[] file = storage.Find(KeyFile.Name)!;
        Assert.AreEqual(40, file.Length);
        Assert.AreEqual("53424B31" + Master + Serial, Bytes.ToHex(file, 0, 36));
        Assert.IsNotNull(KeyFile.Load(storage));
    }

    [TestMethod]
    public void EveryDamageIsNoticed()
    {
        MemoryStorage storage = Saved();
        byte[] good = storage.Find(KeyFile.Name)!;
        for (int at = 0; at < good.Length; at++)
        {
            good[at] ^= 0x01;
            Assert.IsNull(KeyFile.Load(storage));
            good[at] ^= 0x01;
        }
        Assert.IsNotNull(KeyFile.Load(storage));
        for (int length = 0; length <= good.Length + 1; length++)
        {
            byte[] other = new byte[length];
            System.Array.Copy(good, other, length < good.Length ? length : good.Length);
            storage.Plant(KeyFile.Name, other);
            Assert.AreEqual(length == good.Length, KeyFile.Load(storage) is not null);
        }
    }

    [TestMethod]
    public void MissingAndUnreadableKeysAreNoKeys()
    {
        Assert.IsNull(KeyFile.Load(new MemoryStorage()));
        MemoryStorage storage = Saved();
        storage.Unreadable = true;
        Assert.IsNull(KeyFile.Load(storage));
        storage.Unreadable = false;
        storage.Refuses = true;
        Assert.IsFalse(KeyFile.Save(storage, Bytes.FromHex(Serial), Bytes.FromHex(Master)));
        Assert.IsNotNull(KeyFile.Load(storage));
    }

    private static MemoryStorage Saved()
    {
        var storage = new MemoryStorage();
        Assert.IsTrue(KeyFile.Save(storage, Bytes.FromHex(Master), Bytes.FromHex(Serial)));
        return storage;
    }
}
