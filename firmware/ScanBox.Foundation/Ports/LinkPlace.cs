namespace ScanBox.Ports;

/// <summary>
/// Where a link joins the network, as far as its hardware can tell: a Wi-Fi link knows its address, a modem also the cell. Text
/// left empty and numbers left negative are unknown.
/// </summary>
public sealed class LinkPlace
{
    /// <summary>The box's own IPv4 address, for example <c>192.168.1.20</c>.</summary>
    public string Address { get; set; } = "";

    /// <summary>Mobile country code (MCC), 460 in China; -1 when not on a mobile network.</summary>
    public int CountryCode { get; set; } = -1;

    /// <summary>Mobile network code (MNC), 0 to 99: the operator.</summary>
    public int NetworkCode { get; set; } = -1;

    /// <summary>Location area code (LAC, or TAC of 4G).</summary>
    public int AreaCode { get; set; } = -1;

    /// <summary>Cell id (CI).</summary>
    public int CellId { get; set; } = -1;

    /// <summary>Signal strength as <c>AT+CSQ</c> gives it, 0 to 31.</summary>
    public int Signal { get; set; } = -1;
}
