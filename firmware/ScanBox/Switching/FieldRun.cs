using System;

namespace ScanBox.Switching;

/// <summary>Fields that many requests repeat, encoded once.</summary>
internal sealed class FieldRun
{
    // The longest field here is F42.
    private const int FieldCapacity = TerminalIdentity.MerchantIdLength;

    /// <summary>The fields' bits, as in <see cref="RequestWriter.BitOf"/>.</summary>
    public ulong Bitmap { get; private set; }

    /// <summary>The fields' bytes.</summary>
    public byte[] Wire { get; private set; } = new byte[0];

    /// <summary>Adds a field, higher than those before.</summary>
    /// <exception cref="ArgumentException">The content does not fit the field.</exception>
    public FieldRun With(int field, string content)
    {
        var message = new IsoMessage(FieldCapacity);
        message.SetText(field, content);
        byte[] encoded = new byte[IsoEncoder.HeadSize + FieldCapacity];
        int size = IsoEncoder.Encode(message, null, encoded, 0) - IsoEncoder.HeadSize;
        byte[] before = Wire;
        Wire = new byte[before.Length + size];
        Array.Copy(before, 0, Wire, 0, before.Length);
        Array.Copy(encoded, IsoEncoder.HeadSize, Wire, before.Length, size);
        Bitmap |= RequestWriter.BitOf(field);
        return this;
    }
}
