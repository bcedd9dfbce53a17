using System;
using System.Text;
using ScanBox.Ports;

namespace ScanBox.Switching;

/// <summary>
/// Where the box stands, as the sub-tags of A5 in F59. Acquirers want a position, or the box's IP address when there is none, and
/// the cell when it sends over a mobile network. Text left empty and numbers left negative are unknown and not sent.
/// </summary>
public sealed class TerminalLocation
{
    /// <summary>Position or address, and the five parts of a cell, with their heads, have at most this many characters.</summary>
    public const int MaxLength = 128;

    // Sign, three digits, point, seven decimals (about a centimetre).
    private const int CoordinateMax = 12;

    // The longest IPv6 address as text.
    private const int AddressMax = 39;

    private const int CellDigitsMax = 10;

    /// <summary>Longitude in degrees, for example <c>116.397128</c>; west is negative.</summary>
    public string Longitude { get; set; } = "";

    /// <summary>Latitude in degrees; south is negative.</summary>
    public string Latitude { get; set; } = "";

    /// <summary>The box's own IP address, sent only when there is no position.</summary>
    public string Address { get; set; } = "";

    /// <summary>Mobile country code, 460 in China; -1 when not on a mobile network: then no part of the cell is sent.</summary>
    public int CountryCode { get; set; } = -1;

    /// <summary>Mobile network code, 0 to 99.</summary>
    public int NetworkCode { get; set; } = -1;

    /// <summary>Location area code (LAC, or TAC of 4G).</summary>
    public int AreaCode { get; set; } = -1;

    /// <summary>Cell id (CID).</summary>
    public int CellId { get; set; } = -1;

    /// <summary>Signal strength as the modem's <c>AT+CSQ</c> gives it, 0 to 31.</summary>
    public int Signal { get; set; } = -1;

    /// <summary>Takes over what a link knows of where it is; the position is not its to tell.</summary>
    /// <param name="place">Null when it knows nothing.</param>
    public void Take(LinkPlace? place)
    {
        Address = place is null ? "" : place.Address;
        CountryCode = place is null ? -1 : place.CountryCode;
        NetworkCode = place is null ? -1 : place.NetworkCode;
        AreaCode = place is null ? -1 : place.AreaCode;
        CellId = place is null ? -1 : place.CellId;
        Signal = place is null ? -1 : place.Signal;
    }

    /// <summary>Composes the value of A5, for <see cref="RequestComposer.SetLocation"/>.</summary>
    /// <returns>Null when nothing is known.</returns>
    /// <exception cref="ArgumentException">A coordinate or address that is too long or has characters that neither can have.</exception>
    public string? Compose()
    {
        var tags = new TlvWriter(MaxLength);
        bool positioned = Longitude.Length > 0 && Latitude.Length > 0;
        if (positioned)
        {
            tags.Add(TagNames.Longitude, Require(Longitude, CoordinateMax, false));
            tags.Add(TagNames.Latitude, Require(Latitude, CoordinateMax, false));
        }
        else if (Address.Length > 0)
        {
            tags.Add(TagNames.Address, Require(Address, AddressMax, true));
        }
        if (CountryCode >= 0)
        {
            Add(tags, TagNames.CountryCode, CountryCode, 3);
            Add(tags, TagNames.NetworkCode, NetworkCode, 2);
        }
        if (positioned)
            tags.Add(TagNames.Datum, TagNames.ChineseDatum);
        if (CountryCode >= 0)
        {
            Add(tags, TagNames.AreaCode, AreaCode, 1);
            Add(tags, TagNames.CellId, CellId, 1);
            Add(tags, TagNames.Signal, Signal, 1);
        }
        return tags.Count == 0 ? null : Encoding.UTF8.GetString(tags.GetBuffer(), 0, tags.Count);
    }

    private static void Add(TlvWriter tags, string tag, int number, int leastDigits)
    {
        if (number < 0)
            return;
        byte[] digits = new byte[CellDigitsMax];
        int count = leastDigits;
        while (!Digits.Write(number, digits, 0, count))
            count++;
        tags.Add(tag, digits, 0, count);
    }

    private static string Require(string text, int longest, bool isAddress)
    {
        char[] characters = text.ToCharArray();
        bool right = characters.Length <= longest;
        for (int i = 0; i < characters.Length; i++)
        {
            char c = characters[i];
            bool either = (c >= '0' && c <= '9') || c == '.';
            bool one = isAddress ? c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') : c == '-' && i == 0;
            right &= either || one;
        }
        if (!right)
            throw new ArgumentException("not a coordinate or address");
        return text;
    }
}
