using ScanBox.Ports;

namespace ReferenceSwitch.Payers;

/// <summary>Makes EMVCo consumer-presented codes as a UnionPay debit card in a phone shows them.</summary>
internal static class EmvCodeMaker
{
    private const string DebitAid = "A000000333010101";
    private const int TokenDigits = 16;

    /// <summary>Base64 text of 85 "CPV01" and one application template.</summary>
    public static string Make(IEntropy random)
    {
        string token = "6291" + CodeMaker.PickDigits(TokenDigits - 4, random);
        byte[] cryptogram = new byte[8];
        random.Fill(cryptogram);
        // Token, separator D, expiry 2912, service code 201, padded with F to whole bytes.
        byte[] track2 = Convert.FromHexString(token + "D2912201" + CodeMaker.PickDigits(8, random));
        byte[] transparent =
        [
            .. Tlv("9F26", cryptogram), .. Tlv("9F27", [0x80]), .. Tlv("9F36", [0x00, 0x01]),
            .. Tlv("82", [0x00, 0x00]), .. Tlv("9F37", cryptogram.AsSpan(0, 4).ToArray()),
        ];
        byte[] application =
        [
            .. Tlv("4F", Convert.FromHexString(DebitAid)), .. Tlv("57", track2), .. Tlv("5F34", [0x00]), .. Tlv("63", transparent),
        ];
        byte[] payload = [.. Tlv("85", "CPV01"u8.ToArray()), .. Tlv("61", application)];
        return Convert.ToBase64String(payload);
    }

    private static byte[] Tlv(string tag, byte[] value)
    {
        const int longestShortForm = 0x7F;
        if (value.Length > longestShortForm)
            throw new ArgumentException("The value needs a long-form length.", nameof(value));
        return [.. Convert.FromHexString(tag), (byte)value.Length, .. value];
    }
}
