namespace ScanBox.Codes;

/// <summary>Tags of EMVCo's consumer-presented payload that the box reads (EMV QRCPS consumer-presented mode).</summary>
internal static class EmvTags
{
    internal const int PayloadFormat = 0x85;
    internal const int Application = 0x61;
    internal const int CommonData = 0x62;
    internal const int Aid = 0x4F;
    internal const int Track2 = 0x57;
    internal const int Pan = 0x5A;
}
