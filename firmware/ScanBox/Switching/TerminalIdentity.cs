using System;
using System.Text;

namespace ScanBox.Switching;

/// <summary>Who the box is to the switch. Nothing in it is secret.</summary>
public sealed class TerminalIdentity
{
    /// <summary>Characters of a terminal id (F41).</summary>
    public const int TerminalIdLength = 8;

    /// <summary>Characters of a merchant id (F42).</summary>
    public const int MerchantIdLength = 15;

    /// <summary>The longest serial (A2/02).</summary>
    public const int MaxSerialLength = 50;

    /// <summary>Characters of the application version (A2/05); shorter ones are followed by spaces, as the field is defined.</summary>
    public const int AppVersionLength = 8;

    /// <summary>Checks and keeps the parts.</summary>
    /// <param name="terminalId">8 characters.</param>
    /// <param name="merchantId">15 characters.</param>
    /// <param name="serial">1 to 50 characters.</param>
    /// <param name="appVersion">1 to 8 characters.</param>
    /// <exception cref="ArgumentException">A part is too short, too long or not printable ASCII; it is named.</exception>
    public TerminalIdentity(string terminalId, string merchantId, string serial, string appVersion)
    {
        TerminalId = Require(terminalId, TerminalIdLength, TerminalIdLength, "terminal id: 8 characters");
        MerchantId = Require(merchantId, MerchantIdLength, MerchantIdLength, "merchant id: 15 characters");
        Serial = Require(serial, 1, MaxSerialLength, "serial: 1 to 50 characters");
        AppVersion = Require(appVersion, 1, AppVersionLength, "application version: 1 to 8 characters").PadRight(AppVersionLength);
    }

    /// <summary>F41.</summary>
    public string TerminalId { get; }

    /// <summary>F42.</summary>
    public string MerchantId { get; }

    /// <summary>The device's serial.</summary>
    public string Serial { get; }

    /// <summary>The application's version, 8 characters.</summary>
    public string AppVersion { get; }

    /// <summary>Whether a text is printable ASCII of a length within bounds.</summary>
    public static bool IsPlainText(string text, int minLength, int maxLength)
    {
        byte[] characters = Encoding.UTF8.GetBytes(text);
        return characters.Length >= minLength && characters.Length <= maxLength
            && FieldContent.Check(FieldFormat.Text, characters, 0, characters.Length) == DecodeError.None;
    }

    private static string Require(string text, int minLength, int maxLength, string rule)
    {
        if (!IsPlainText(text, minLength, maxLength))
            throw new ArgumentException(rule);
        return text;
    }
}
