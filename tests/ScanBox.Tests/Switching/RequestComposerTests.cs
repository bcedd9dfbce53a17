using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class RequestComposerTests
{
    private static readonly byte[] s_frame = new byte[Frame.MaxSize];
    private static Dialect s_dialect = null!;
    private static RequestComposer s_composer = null!;
    private static MessageReader s_reader = null!;

    [Setup]
    public void Setup()
    {
        s_dialect = new Dialect();
        s_composer = Terminal.Composer(s_dialect);
        s_reader = new MessageReader(s_dialect);
    }

    [TestMethod]
    public void Purchase_has_the_fields_of_a_code_payment()
    {
        byte[] code = Bytes.FromText("134650328919000052");
        int length = s_composer.Purchase(Terminal.Purchase(), code, 0, code.Length, "000052", Terminal.Mac(), s_frame);

        Assert.AreEqual((s_frame[0] << 8) + s_frame[1], length - 2);
        Assert.AreEqual("6000030000" + "603100311001" + "0200" + "30200480" + "00C08031", Bytes.ToHex(s_frame, 2, 21));
        Assert.AreEqual("000000" + "000000001250" + "000101" + "0320" + "00", Bytes.ToHex(s_frame, 23, 15));
        Assert.AreEqual((int)DecodeError.None, (int)s_reader.Read(s_frame, 2, length - 2));
        Assert.IsTrue(s_reader.VerifyMac(Terminal.Mac()));
        Assert.AreEqual("12345678", s_reader.Message.GetText(41));
        Assert.AreEqual("123456789012345", s_reader.Message.GetText(42));
        Assert.AreEqual("156", s_reader.Message.GetText(49));
        Assert.AreEqual(
            "A2065" + "0100210" + "020160000020254004318" + "03006000052" + "040088B42533B" + "05008321702  " + "A3018134650328919000052",
            s_reader.Message.GetText(59));
        Assert.AreEqual("22000024000600", s_reader.Message.GetText(60));
    }
}
