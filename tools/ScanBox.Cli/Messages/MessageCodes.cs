using System;
using System.Linq;
using System.Text;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Cli.Messages;

/// <summary>The codes that a technician compares by hand: a message's MAC and a device's serial ciphertext.</summary>
public static class MessageCodes
{
    /// <summary>F64 of a message.</summary>
    /// <param name="key">The MAC key, 16 bytes.</param>
    /// <param name="message">Everything from the message type to F63, the bitmap already naming F64.</param>
    /// <param name="form">How the acquirer wants it made.</param>
    /// <returns>8 upper-case hex characters.</returns>
    public static string Mac(byte[] key, byte[] message, MacForm form = MacForm.XorThenEncrypt)
    {
        byte[] code = new byte[MessageMac.Size];
        new MessageMac(new Sm4(key), form).Compute(message, 0, message.Length, code, 0);
        return Encoding.ASCII.GetString(code);
    }

    /// <summary>The serial ciphertext A2/04.</summary>
    /// <param name="key">The serial key, 16 bytes.</param>
    /// <param name="serial">1 to 50 printable ASCII characters.</param>
    /// <param name="factor">Six digits.</param>
    /// <returns>8 upper-case hex characters.</returns>
    /// <exception cref="FormatException">Serial or factor cannot be; the text says which.</exception>
    public static string SerialCipher(byte[] key, string serial, string factor)
    {
        if (!TerminalIdentity.IsPlainText(serial, 1, TerminalIdentity.MaxSerialLength))
            throw new FormatException("the serial has 1 to 50 printable ASCII characters");
        if (factor.Length != 6 || !factor.All(char.IsAsciiDigit))
            throw new FormatException("the factor has six digits");
        return new SerialCipher(new Sm4(key), serial).Of(factor);
    }
}
