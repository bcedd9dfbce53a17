using System.Collections;
using QRCoder;

namespace Factory.Labels;

/// <summary>The QR code of a label: the serial, so that a technician's phone or a hand scanner types it without an error.</summary>
internal static class LabelQr
{
    /// <summary>The modules, dark ones true, with the quiet zone.</summary>
    internal static IReadOnlyList<BitArray> Modules(string serial)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(serial, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => new BitArray(row))];
    }
}
