namespace ScanBox.Codes;

/// <summary>Numbers printed on goods: EAN-8, UPC-A, EAN-13 and GTIN-14, told by length and check digit (GS1 General Specifications).</summary>
internal static class ProductBarcode
{
    internal static bool Is(byte[] buffer, int offset, int count)
    {
        if (count != 8 && (count < 12 || count > 14))
            return false;
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = buffer[offset + i] - '0';
            sum += (count - i) % 2 == 0 ? 3 * digit : digit;
        }
        return sum % 10 == 0;
    }
}
