using System.Text;

namespace ScanBox.Security;

/// <summary>
/// The terminal's serial ciphertext (银联终端序列号密文, sub-tag 04 of the terminal block): proves that a payment comes from the
/// device with this serial. Its key is injected at the factory and is neither the terminal master key nor the MAC key.
/// </summary>
public sealed class SerialCipher
{
    /// <summary>Characters in the ciphertext.</summary>
    public const int Size = MessageMac.Size;

    private readonly MessageMac _mac;
    private readonly byte[] _serial;

    /// <summary>Prepares the ciphertext of one device.</summary>
    /// <param name="key">The serial key.</param>
    /// <param name="serial">The device's serial, ASCII.</param>
    public SerialCipher(Sm4 key, string serial)
    {
        // Fixed by the serial cipher itself, whatever form an acquirer uses for messages.
        _mac = new MessageMac(key, MacForm.XorThenEncrypt);
        _serial = Encoding.UTF8.GetBytes(serial);
    }

    /// <summary>Writes the 8 ASCII characters for a payment's encryption factor.</summary>
    /// <param name="factor">Holds the factor, six ASCII digits.</param>
    /// <param name="factorOffset">Its first digit.</param>
    /// <param name="factorCount">Its length.</param>
    /// <param name="destination">Receives <see cref="Size"/> characters.</param>
    /// <param name="offset">The first of them.</param>
    public void Write(byte[] factor, int factorOffset, int factorCount, byte[] destination, int offset)
    {
        _mac.Begin();
        _mac.Add(_serial, 0, _serial.Length);
        _mac.Add(factor, factorOffset, factorCount);
        _mac.Finish(destination, offset);
    }

    /// <summary>The 8 characters for a factor.</summary>
    public string Of(string factor)
    {
        byte[] text = new byte[Size];
        byte[] digits = Encoding.UTF8.GetBytes(factor);
        Write(digits, 0, digits.Length, text, 0);
        return Encoding.UTF8.GetString(text, 0, Size);
    }
}
