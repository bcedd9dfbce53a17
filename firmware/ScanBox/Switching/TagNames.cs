namespace ScanBox.Switching;

/// <summary>Tags inside F59, and inside its blocks A2 and A5.</summary>
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

    /// <summary>A5: longitude in degrees.</summary>
    public const string Longitude = "01";

    /// <summary>A5: latitude in degrees.</summary>
    public const string Latitude = "02";

    /// <summary>A5: mobile country code, 3 digits.</summary>
    public const string CountryCode = "03";

    /// <summary>A5: mobile network code, 2 digits.</summary>
    public const string NetworkCode = "04";

    /// <summary>A5: datum of the coordinates; its value is <see cref="ChineseDatum"/>.</summary>
    public const string Datum = "05";

    /// <summary>The datum of Chinese maps.</summary>
    public const string ChineseDatum = "GCJ02";

    /// <summary>A5: location area code, decimal (form: our choice).</summary>
    public const string AreaCode = "06";

    /// <summary>A5: cell id, decimal (form: our choice).</summary>
    public const string CellId = "07";

    /// <summary>A5: signal strength 0 to 31 (scale: our choice).</summary>
    public const string Signal = "08";

    /// <summary>A5: IP address of the box when there is no position (our choice: public sources name it in JSON variants only).</summary>
    public const string Address = "IP";
}
