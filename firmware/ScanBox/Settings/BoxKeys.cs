using System.Text;
using ScanBox.Security;

namespace ScanBox.Settings;

/// <summary>The keys that are put into a box at the factory. Nothing prints them; there is no ToString that shows them.</summary>
public sealed class BoxKeys
{
    /// <summary>Length of each key in bytes.</summary>
    public const int KeyBytes = 16;

    // One cipher block. No message block can be equal to it: those are digits, hex or under the MAC key.
    private const string TagKeyLabel = "ScanBox code tag";

    private readonly byte[] _terminalMasterKey;
    private readonly byte[] _serialKey;

    /// <summary>Takes the two keys over.</summary>
    /// <param name="terminalMasterKey">TMK 终端主密钥, 16 bytes: the keys of a sign-in come encrypted under it.</param>
    /// <param name="serialKey">Key of the serial cipher, 16 bytes, neither TMK nor MAK.</param>
    public BoxKeys(byte[] terminalMasterKey, byte[] serialKey)
    {
        if (terminalMasterKey.Length != KeyBytes || serialKey.Length != KeyBytes)
            throw new System.ArgumentException("a key has 16 bytes");
        _terminalMasterKey = terminalMasterKey;
        _serialKey = serialKey;
    }

    /// <summary>The check values of the TMK and of the serial key, as 8 upper-case hex characters each: they show which keys these are without showing them.</summary>
    public string[] CheckValues()
    {
        return new string[] { CheckValue(MasterCipher()), CheckValue(SerialKeyCipher()) };
    }

    internal Sm4 MasterCipher() => new Sm4(_terminalMasterKey);

    internal Sm4 SerialKeyCipher() => new Sm4(_serialKey);

    /// <summary>Tags of payment codes, under a key derived from the TMK that no message ever uses.</summary>
    internal CodeTag MakeCodeTag()
    {
        byte[] derived = Encoding.UTF8.GetBytes(TagKeyLabel);
        new Sm4(_terminalMasterKey).EncryptBlock(derived, 0);
        var tag = new CodeTag(new Sm4(derived));
        System.Array.Clear(derived, 0, derived.Length);
        return tag;
    }

    private static string CheckValue(Sm4 key)
    {
        byte[] value = new byte[KeyCheckValue.Size];
        byte[] text = new byte[2 * KeyCheckValue.Size];
        KeyCheckValue.Write(key, value, 0);
        Hex.Write(value, 0, value.Length, text, 0);
        return Encoding.UTF8.GetString(text, 0, text.Length);
    }
}
