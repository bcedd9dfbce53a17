using nanoFramework.TestFramework;
using ScanBox.Integrity;

namespace ScanBox.Tests.Integrity;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void Makes_the_check_value_of_the_catalogue()
    {
        byte[] bytes = Bytes.FromText("x123456789y");
        Assert.AreEqual(0xCBF43926u, Crc32.Of(bytes, 1, 9));
    }

    [TestMethod]
    public void Pieces_give_the_crc_of_the_whole()
    {
        byte[] bytes = Bytes.FromText("123456789");
        uint crc = Crc32.Continue(Crc32.Empty, bytes, 0, 4);
        crc = Crc32.Continue(crc, bytes, 4, 0);
        Assert.AreEqual(0xCBF43926u, Crc32.Continue(crc, bytes, 4, 5));
    }

    [TestMethod]
    public void Nothing_has_crc_zero()
    {
        Assert.AreEqual(0u, Crc32.Of(new byte[1], 0, 0));
    }
}
