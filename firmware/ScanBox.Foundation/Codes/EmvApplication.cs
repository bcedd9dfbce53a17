namespace ScanBox.Codes;

/// <summary>What one template (61 or 62) of an EMV payload says of an application. Offsets point into the payload; -1 = absent.</summary>
internal sealed class EmvApplication
{
    internal int AidOffset { get; private set; } = -1;

    internal int AidLength { get; private set; }

    internal int Track2Offset { get; private set; } = -1;

    internal int Track2Length { get; private set; }

    internal int PanOffset { get; private set; } = -1;

    internal int PanLength { get; private set; }

    internal bool HasAid => AidOffset >= 0;

    internal bool HasAccount => Track2Offset >= 0 || PanOffset >= 0;

    /// <summary>Remembers an object of the template that matters; false when there was one already.</summary>
    internal bool Note(int tag, int offset, int length)
    {
        switch (tag)
        {
            case EmvTags.Aid when AidOffset < 0:
                AidOffset = offset;
                AidLength = length;
                return true;
            case EmvTags.Track2 when Track2Offset < 0:
                Track2Offset = offset;
                Track2Length = length;
                return true;
            case EmvTags.Pan when PanOffset < 0:
                PanOffset = offset;
                PanLength = length;
                return true;
            case EmvTags.Aid:
            case EmvTags.Track2:
            case EmvTags.Pan:
                return false;
            default:
                return true;
        }
    }
}
