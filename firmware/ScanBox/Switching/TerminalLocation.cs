using System;
using System.Text;
using ScanBox.Ports;

namespace ScanBox.Switching;

/// <summary>
/// Where the box stands, as the sub-tags of A5 in F59. Acquirers want a position, or the box's IP address when there is none, and
/// the cell when it sends over a mobile network. What is unknown is not sent.
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

    /// <summary>What the link knows of where it is: its address is sent only when there is no position, the cell only on a mobile network. Null when it knows nothing.</summary>
    public LinkPlace? Place { get; set; }

    /// <summary>Composes the value of A5, for <see cref="RequestComposer.SetLocation"/>.</summary>
    /// <returns>Null when nothing is known.</returns>
    /// <exception cref="ArgumentException">A coordinate or address that is too long or has characters that neither can have.</exception>
    public string? Compose()
    {
        var tags = new TlvWriter(MaxLength);
        LinkPlace place = Place ?? new LinkPlace();
        bool positioned = Longitude.Length > 0 && Latitude.Length > 0;
        if (positioned)
        {
            tags.Add(TagNames.Longitude, Require(Longitude, CoordinateMax, false));
            tags.Add(TagNames.Latitude, Require(Latitude, CoordinateMax, false));
        }
        else if (place.Address.Length > 0)
        {
            tags.Add(TagNames.Address, Require(place.Address, AddressMax, true));
        }
        if (place.CountryCode >= 0)
        {
            Add(tags, TagNames.CountryCode, place.CountryCode, 3);
            Add(tags, TagNames.NetworkCode, place.NetworkCode, 2);
        }
        if (positioned)
            tags.Add(TagNames.Datum, TagNames.ChineseDatum);
        if (place.CountryCode >= 0)
        {
            Add(tags, TagNames.AreaCode, place.AreaCode, 1);
            Add(tags, TagNames.CellId, place.CellId, 1);
            Add(tags, TagNames.Signal, place.Signal, 1);
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
