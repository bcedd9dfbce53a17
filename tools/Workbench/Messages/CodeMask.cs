using System;
using ScanBox.Switching;

namespace Workbench.Messages;

/// <summary>Hides payment codes inside F59.</summary>
public static class CodeMask
{
    /// <summary>Characters of a code that may be shown.</summary>
    public const int Shown = 6;

    /// <summary>Overwrites all but the last characters of the payment code in well-formed tags; the length stays.</summary>
    public static void Apply(byte[] tags)
    {
        var reader = new TlvReader();
        reader.Open(tags, 0, tags.Length);
        if (reader.ReadTo(TagNames.Code))
            Array.Fill(tags, (byte)'*', reader.ValueOffset, Math.Max(0, reader.ValueCount - Shown));
    }
}
