namespace ScanBox.Settings;

/// <summary>What a box is set up with. Keys are apart, in <see cref="BoxKeys"/>.</summary>
public sealed class BoxSettings
{
    /// <summary>Terminal id 终端号 (F41), 8 letters or digits.</summary>
    public string TerminalId { get; set; } = "";

    /// <summary>Merchant id 商户号 (F42), 15 letters or digits.</summary>
    public string MerchantId { get; set; } = "";

    /// <summary>Serial of the device 终端序列号, 1 to 50 letters, digits or hyphens; one serial a terminal (银发[2021]259号).</summary>
    public string Serial { get; set; } = "";

    /// <summary>Host name or address of the switch, 1 to 64 letters, digits, points or hyphens.</summary>
    public string SwitchHost { get; set; } = "";

    /// <summary>TCP port of the switch, 1 to 65535.</summary>
    public int SwitchPort { get; set; }

    /// <summary>Whether the link to the switch is TLS. Without it the message MAC is all that protects a payment: on a bench only.</summary>
    public bool SwitchTls { get; set; } = true;

    /// <summary>Name of the Wi-Fi network, up to 32 bytes of UTF-8; empty when the box does not use Wi-Fi.</summary>
    public string WifiSsid { get; set; } = "";

    /// <summary>Password of the Wi-Fi network, up to 63 bytes of UTF-8. Never printed.</summary>
    public string WifiPassword { get; set; } = "";

    /// <summary>Name of a second Wi-Fi network, tried when the first is not there; empty when there is none.</summary>
    public string Wifi2Ssid { get; set; } = "";

    /// <summary>Its password. Never printed.</summary>
    public string Wifi2Password { get; set; } = "";

    /// <summary>Name of a third Wi-Fi network; empty when there is none.</summary>
    public string Wifi3Ssid { get; set; } = "";

    /// <summary>Its password. Never printed.</summary>
    public string Wifi3Password { get; set; } = "";

    /// <summary>Whether the modem is preferred and Wi-Fi the standby, on a board that has both.</summary>
    public bool ModemFirst { get; set; }

    /// <summary>Access point name 接入点 of the SIM card, up to 63 letters, digits, points or hyphens; empty for the network's own.</summary>
    public string Apn { get; set; } = "";

    /// <summary>Longitude of the stall in degrees (GCJ-02), for example 116.397128; empty when not known. Sent with every payment.</summary>
    public string Longitude { get; set; } = "";

    /// <summary>Latitude of the stall in degrees (GCJ-02); empty when not known.</summary>
    public string Latitude { get; set; } = "";

    /// <summary>Largest single payment in fen, 1 to 9,999,999,999.</summary>
    public long LimitFen { get; set; } = Amounts.AmountEntry.LargestFen;

    /// <summary>Fixed price in fen that confirm alone takes (固定金额), 0 for none, at most 9,999,999,999.</summary>
    public long FixedFen { get; set; }

    /// <summary>PIN 管理密码 of the vendor for giving money back, 4 to 8 digits; empty: the box gives none back. Never printed.</summary>
    public string VendorPin { get; set; } = "";

    /// <summary>PIN 维护密码 of the technician's console, 6 to 8 digits; empty: the console of a box that is set up stays closed. Never printed.</summary>
    public string TechnicianPin { get; set; } = "";

    /// <summary>Loudness 0 to 9 until the vendor chooses another.</summary>
    public int Volume { get; set; } = 6;

    /// <summary>
    /// Ed25519 public key of whoever signs set-up codes 设置码 for this box, 64 hexadecimal digits; empty: it takes none. A public key: one that
    /// is read out of a box signs nothing for another.
    /// </summary>
    public string SetupSigner { get; set; } = "";

    /// <summary>Set-up PIN 配网码 on the label, 6 to 8 digits: the page that changes Wi-Fi from a phone asks for it; empty: there is no such page. Never printed.</summary>
    public string SetupPin { get; set; } = "";

    /// <summary>Password 热点密码 on the label of the box's own access point for that page, 8 to 63 bytes of UTF-8; empty: it opens none. Never printed.</summary>
    public string SetupPassword { get; set; } = "";

    /// <summary>When the last set-up code that was used was issued, in seconds since 1970-01-01 UTC; 0 for none. Older ones are not taken any more.</summary>
    public long SetupIssued { get; set; }

    /// <summary>
    /// These settings came by a set-up code before the time was known; it was good until then, in seconds since 1970-01-01 UTC. 0: nothing is
    /// open. When the time proves to be later, the settings of before come back.
    /// </summary>
    public long SetupUntil { get; set; }

    /// <summary>
    /// Ed25519 public key of whoever makes updates for this box, 64 hexadecimal digits; empty: it takes none. Another key than
    /// <see cref="SetupSigner"/>: who sets boxes up in a market does not write their firmware.
    /// </summary>
    public string UpdateSigner { get; set; } = "";

    /// <summary>Lines of the file whose names a later version of the firmware knows, each with its line end: they are kept when the settings are saved.</summary>
    public string LaterLines { get; set; } = "";
}
