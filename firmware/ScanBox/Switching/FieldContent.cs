namespace ScanBox.Switching;

/// <summary>Whether content, as <see cref="IsoMessage"/> holds it, is allowed in a format.</summary>
internal static class FieldContent
{
    private const byte FirstPrintable = 0x20;
    private const byte LastPrintable = 0x7E;

    public static DecodeError Check(FieldFormat format, byte[] buffer, int offset, int count)
    {
        switch (format)
        {
            case FieldFormat.Digits:
                return AllBetween((byte)'0', (byte)'9', buffer, offset, count) ? DecodeError.None : DecodeError.BadDigit;
            case FieldFormat.Text:
                return AllBetween(FirstPrintable, LastPrintable, buffer, offset, count) ? DecodeError.None : DecodeError.BadCharacter;
            case FieldFormat.Tagged:
                if (!AllBetween(FirstPrintable, LastPrintable, buffer, offset, count))
                    return DecodeError.BadCharacter;
                return TlvReader.Check(buffer, offset, count);
            default:
                return DecodeError.None;
        }
    }

    private static bool AllBetween(byte first, byte last, byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (buffer[i] < first || buffer[i] > last)
                return false;
        }
        return true;
    }
}
