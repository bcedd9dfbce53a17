using nanoFramework.TestFramework;
using ScanBox.Security;

namespace ScanBox.Tests.Security;

[TestClass]
public class SerialCipherTests
{
    [TestMethod]
    public void Makes_the_reference_value()
    {
        var key = new Sm4(Bytes.FromHex("0123456789ABCDEFFEDCBA9876543210"));
        Assert.AreEqual("8B42533B", new SerialCipher(key, "0000020254004318").Of("000052"));
    }

    [TestMethod]
    public void Uses_every_character_of_a_serial_of_any_length()
    {
        var key = new Sm4(Bytes.FromHex("0123456789ABCDEFFEDCBA9876543210"));
        string first = new SerialCipher(key, "SN-1").Of("000052");
        Assert.AreEqual(8, first.Length);
        Assert.AreNotEqual(first, new SerialCipher(key, "SN-2").Of("000052"));
        Assert.AreNotEqual(first, new SerialCipher(key, "SN-1").Of("000053"));
    }
}
