using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

/// <summary>Answers as a switch would send them, ready to be spoiled by a test.</summary>
internal static class Answers
{
    public const string PinKey = "FFEEDDCCBBAA99887766554433221100";

    public static IsoMessage ToPurchase(string result)
    {
        var message = new IsoMessage { Mti = 0x0210 };
        message.SetText(3, "000000");
        message.SetText(4, "000000001250");
        message.SetText(11, "000101");
        message.SetText(37, "123456789012");
        message.SetText(39, result);
        AddIds(message);
        message.SetText(60, "22000024000600");
        return message;
    }

    public static IsoMessage ToInquiry(string result)
    {
        IsoMessage message = ToPurchase(result);
        message.Mti = 0x0110;
        message.SetText(3, "390000");
        message.SetText(11, "000003");
        message.SetText(60, "01000025000600");
        message.SetText(61, "000024000101");
        return message;
    }

    public static IsoMessage ToSignIn(string nonce)
    {
        var message = new IsoMessage { Mti = 0x0810 };
        message.SetText(11, "000007");
        message.SetText(12, "235959");
        message.SetText(13, "1231");
        message.SetText(39, "00");
        AddIds(message);
        message.SetText(60, "00000025003");
        message.SetBytes(62, KeyBlock(Terminal.MasterKey), 0, 40);
        message.SetText(63, "01 N1016" + nonce + "H1012000024000101");
        return message;
    }

    public static byte[] KeyBlock(string masterKey)
    {
        byte[] block = new byte[40];
        Put(PinKey, masterKey, block, 0);
        Put(Terminal.MacKey, masterKey, block, 20);
        return block;
    }

    /// <summary>Encodes an answer into a frame and lets a reader read it.</summary>
    public static MessageReader Read(IsoMessage answer, MessageMac? mac)
    {
        var dialect = new Dialect();
        byte[] frame = new byte[Frame.MaxSize];
        int length = new Frame(dialect).Finish(frame, IsoEncoder.Encode(answer, mac, frame, Frame.MessageOffset));
        Frame.SwapAddresses(frame, Frame.LengthSize);
        var reader = new MessageReader(dialect);
        reader.Read(frame, Frame.LengthSize, length - Frame.LengthSize);
        return reader;
    }

    private static void AddIds(IsoMessage message)
    {
        message.SetText(41, "12345678");
        message.SetText(42, "123456789012345");
    }

    private static void Put(string key, string masterKey, byte[] block, int offset)
    {
        KeyUnwrap.Wrap(Terminal.Cipher(masterKey), Bytes.FromHex(key), 0, block, offset);
        KeyCheckValue.Write(Terminal.Cipher(key), block, offset + 16);
    }
}
