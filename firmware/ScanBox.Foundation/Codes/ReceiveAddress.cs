namespace ScanBox.Codes;

/// <summary>The scheme of an address, and a host unless every host of the scheme counts, that mark a receive code. Case does not count.</summary>
public sealed class ReceiveAddress
{
    private readonly byte[] _scheme;
    private readonly byte[] _host;

    /// <param name="scheme">Lower case, without <c>://</c>.</param>
    /// <param name="host">Lower case; empty for every host.</param>
    internal ReceiveAddress(byte[] scheme, byte[] host)
    {
        _scheme = scheme;
        _host = host;
    }

    internal bool Matches(byte[] buffer, WebAddress address) =>
        Equal(buffer, address.SchemeOffset, address.SchemeLength, _scheme) &&
        (_host.Length == 0 || Equal(buffer, address.HostOffset, address.HostLength, _host));

    private static bool Equal(byte[] buffer, int offset, int count, byte[] lower)
    {
        if (count != lower.Length)
            return false;
        for (int i = 0; i < count; i++)
        {
            if (AsciiBytes.ToLower(buffer[offset + i]) != lower[i])
                return false;
        }
        return true;
    }
}
