namespace ScanBox.Switching;

/// <summary>Tags inside F59, and inside its terminal block A2.</summary>
public static class TagNames
{
    /// <summary>F59: terminal block; nests <see cref="DeviceType"/> to <see cref="AppVersion"/>.</summary>
    public const string Terminal = "A2";

    /// <summary>F59: the payment code.</summary>
    public const string Code = "A3";

    /// <summary>F59 of an answer: voucher number.</summary>
    public const string Voucher = "A4";

    /// <summary>F59: location.</summary>
    public const string Location = "A5";

    /// <summary>A2: device type, 2 characters.</summary>
    public const string DeviceType = "01";

    /// <summary>A2: serial, at most 50 characters.</summary>
    public const string Serial = "02";

    /// <summary>A2: encryption factor, 6 digits.</summary>
    public const string Factor = "03";

    /// <summary>A2: serial ciphertext, 8 characters.</summary>
    public const string Cipher = "04";

    /// <summary>A2: application version, 8 characters.</summary>
    public const string AppVersion = "05";
}
