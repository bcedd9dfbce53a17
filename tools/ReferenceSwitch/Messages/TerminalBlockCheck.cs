using System.Text;
using ReferenceSwitch.Terminals;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Checks F59 A2: that the purchase comes from the device with this serial and is about this code.</summary>
internal sealed class TerminalBlockCheck(Dialect dialect)
{
    private const int FactorDigits = 6;

    private readonly TlvReader outer = new();
    private readonly TlvReader inner = new();

    /// <summary>F39 that refuses the block, or null when all of it fits.</summary>
    /// <param name="request">The purchase.</param>
    /// <param name="terminal">The terminal that proved itself by MAC.</param>
    /// <param name="factor">Encryption factor of the code in the purchase.</param>
    public string? Refusal(IsoMessage request, Terminal terminal, string factor)
    {
        outer.Open(request, 59);
        if (!outer.ReadTo(TagNames.Terminal))
            return ResponseCodes.Format;
        string? version = SubTag(request, TagNames.AppVersion);
        string? said = SubTag(request, TagNames.Factor);
        bool wellFormed = SubTag(request, TagNames.DeviceType) == dialect.DeviceType
            && version?.Length == TerminalIdentity.AppVersionLength
            && said?.Length == FactorDigits
            && said == factor;
        if (!wellFormed)
            return ResponseCodes.Format;
        if (SubTag(request, TagNames.Serial) != terminal.Serial)
            return ResponseCodes.NotPermitted;
        return IsCipher(SubTag(request, TagNames.Cipher), terminal, factor) ? null : ResponseCodes.NotPermitted;
    }

    private static bool IsCipher(string? said, Terminal terminal, string factor)
    {
        if (said?.Length != SerialCipher.Size)
            return false;
        string expected = new SerialCipher(new Sm4(terminal.SerialKey), terminal.Serial).Of(factor);
        return ConstantTime.Equals(Encoding.ASCII.GetBytes(expected), 0, Encoding.ASCII.GetBytes(said), 0, SerialCipher.Size);
    }

    private string? SubTag(IsoMessage request, string tag)
    {
        inner.Open(request.GetBuffer(), outer.ValueOffset, outer.ValueCount);
        return inner.ReadTo(tag) ? Encoding.ASCII.GetString(request.GetBuffer(), inner.ValueOffset, inner.ValueCount) : null;
    }
}
