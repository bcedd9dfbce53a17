using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Factory.Batches;
using ScanBox.Settings;

namespace Factory.Labels;

/// <summary>What is on the label of a box.</summary>
/// <param name="Serial">Its serial, as text and as QR code.</param>
/// <param name="Pin">Set-up PIN 配网码, 8 digits: whoever holds the box may read it, and nobody else.</param>
/// <param name="Password">Password of the box's own access point 热点密码; empty for a firmware that has none.</param>
/// <param name="Board">Kind of board, for people.</param>
public sealed record LabelText(string Serial, string Pin, string Password, string Board)
{
    /// <summary>Setting of the PIN, in a firmware that has the page.</summary>
    private const string PinSetting = "setup.pin";

    /// <summary>Setting of the access point's password.</summary>
    private const string PasswordSetting = "setup.password";

    private const int PinDigits = 8;
    private const uint Pins = 100_000_000;
    private const int PasswordLetters = 10;

    // Without those that are taken for each other on a small label.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>
    /// What belongs to a serial, always the same: made of it and the key-encrypting key. So it need not be kept anywhere, and a label can be printed again
    /// where the two custodians are.
    /// </summary>
    public static LabelText Of(string serial, string board, KeyEncryptionKey kek)
    {
        byte[] pin = kek.Derive("ScanBox labelPIN"u8, serial);
        byte[] password = kek.Derive("ScanBox label AP"u8, serial);
        var text = new LabelText(
            serial,
            Remainder(ref pin, Pins).ToString(CultureInfo.InvariantCulture).PadLeft(PinDigits, '0'),
            SettingsSchema.Knows(PasswordSetting) ? string.Concat(Enumerable.Range(0, PasswordLetters).Select(_ => Letters[(int)Remainder(ref password, (uint)Letters.Length)])) : "",
            board);
        CryptographicOperations.ZeroMemory(pin);
        CryptographicOperations.ZeroMemory(password);
        return text;
    }

    /// <summary>The PIN as people read it.</summary>
    internal string SpacedPin => $"{Pin[..4]} {Pin[4..]}";

    /// <summary>The same as settings of the box, as far as its firmware has them.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
        new[] { (Name: PinSetting, Value: Pin), (Name: PasswordSetting, Value: Password) }.Where(setting => SettingsSchema.Knows(setting.Name));

    /// <summary>The serial; never the secrets.</summary>
    public override string ToString() => $"label of {Serial}";

    // 128 bits over so few values: no value is likelier than another that anybody could tell.
    private static uint Remainder(ref byte[] bytes, uint values)
    {
        BigInteger number = BigInteger.DivRem(new BigInteger(bytes, isUnsigned: true), values, out BigInteger remainder);
        byte[] rest = number.ToByteArray(isUnsigned: true);
        CryptographicOperations.ZeroMemory(bytes);
        bytes = rest;
        return (uint)remainder;
    }
}
