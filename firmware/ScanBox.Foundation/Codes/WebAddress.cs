namespace ScanBox.Codes;

/// <summary>Where the scheme and the host of an address lie in a code: <c>scheme://host[:port][/...]</c>.</summary>
internal sealed class WebAddress
{
    // Longer schemes are not in use; the bound keeps text with a late "://" from being called an address.
    private const int MaxSchemeLength = 20;

    private WebAddress(int schemeOffset, int schemeLength, int hostOffset, int hostLength)
    {
        SchemeOffset = schemeOffset;
        SchemeLength = schemeLength;
        HostOffset = hostOffset;
        HostLength = hostLength;
    }

    internal int SchemeOffset { get; }

    internal int SchemeLength { get; }

    internal int HostOffset { get; }

    internal int HostLength { get; }

    /// <summary>Finds the parts; null when the bytes are no address.</summary>
    internal static WebAddress? Find(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        int colon = offset;
        while (colon < end && colon - offset <= MaxSchemeLength && IsSchemeByte(buffer[colon]))
            colon++;
        if (colon == offset || !AsciiBytes.IsLetter(buffer[offset]) || end - colon < 3)
            return null;
        if (buffer[colon] != ':' || buffer[colon + 1] != '/' || buffer[colon + 2] != '/')
            return null;
        int host = colon + 3;
        int stop = host;
        while (stop < end && !EndsHost(buffer[stop]))
            stop++;
        return new WebAddress(offset, colon - offset, host, stop - host);
    }

    private static bool IsSchemeByte(byte b) => AsciiBytes.IsLetter(b) || AsciiBytes.IsDigit(b) || b == '+' || b == '-' || b == '.';

    private static bool EndsHost(byte b) => b == '/' || b == '?' || b == '#' || b == ':' || b == '\\';
}
