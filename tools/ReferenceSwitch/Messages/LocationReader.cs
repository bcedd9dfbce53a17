using System.Text;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>
/// Where a terminal says that it stands: A5 of F59 in words, for logs. Acquirers want a position, or the terminal's IP address when
/// there is none, and the cell on a mobile network.
/// </summary>
internal sealed class LocationReader
{
    // Far above any of them; what a terminal sends is not repeated without end.
    private const int LongestValue = 39;

    private readonly TlvReader reader = new();

    /// <summary>For example <c>at 116.397128,39.916527 (GCJ02)</c> or <c>at 10.0.0.2 cell 460-00-4301-20986 signal 23</c>; empty when the message does not say.</summary>
    public string Read(IsoMessage message)
    {
        reader.Open(message, 59);
        if (!reader.ReadTo(TagNames.Location))
            return "";
        int offset = reader.ValueOffset;
        int count = reader.ValueCount;
        byte[] buffer = message.GetBuffer();
        string Value(string tag)
        {
            reader.Open(buffer, offset, count);
            return reader.ReadTo(tag) && reader.ValueCount <= LongestValue ? Encoding.ASCII.GetString(buffer, reader.ValueOffset, reader.ValueCount) : "";
        }

        string longitude = Value(TagNames.Longitude);
        string place = longitude.Length > 0 ? $"at {longitude},{Value(TagNames.Latitude)} ({Value(TagNames.Datum)})" : $"at {Value(TagNames.Address)}";
        string country = Value(TagNames.CountryCode);
        return country.Length == 0 ? place
            : $"{place} cell {country}-{Value(TagNames.NetworkCode)}-{Value(TagNames.AreaCode)}-{Value(TagNames.CellId)} signal {Value(TagNames.Signal)}";
    }
}
