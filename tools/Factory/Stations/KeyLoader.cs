using System.Security.Cryptography;
using Factory.Batches;
using Factory.Checks;
using NSec.Cryptography;
using ScanBox.Security.Loading;
using Technician;

namespace Factory.Stations;

/// <summary>Brings the keys of a row into a box that has none. They are in the clear in this process only, for as long as it takes to encrypt them.</summary>
internal static class KeyLoader
{
    private const string BoxValue = "box value: ";

    /// <exception cref="StationFault">The box did not take them; it has none then, or the answer was lost and its status tells.</exception>
    internal static void Load(BoxVisit visit, string serial, UnwrappedKeys keys)
    {
        ConsoleAnswer offer = visit.Ask("loadkeys");
        string value = offer.Lines.FirstOrDefault(line => line.StartsWith(BoxValue, StringComparison.Ordinal))?[BoxValue.Length..] ?? "";
        if (offer.Error is not null || value.Length != 2 * KeyAgreement.Size || !value.All(char.IsAsciiHexDigit))
            throw new StationFault(PartNames.Keys, "the box made no offer: " + (offer.Error ?? "an older firmware?"));
        byte[] box = Convert.FromHexString(value);
        using Key key = Key.Create(KeyAgreementAlgorithm.X25519);
        byte[] own = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        if (!PublicKey.TryImport(KeyAgreementAlgorithm.X25519, box, KeyBlobFormat.RawPublicKey, out PublicKey? other) || other is null)
            throw new StationFault(PartNames.Keys, "the box's value is none");
        using SharedSecret? shared = KeyAgreementAlgorithm.X25519.Agree(key, other, new SharedSecretCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        if (shared is null)
            throw new StationFault(PartNames.Keys, "the box's value leads nowhere: something else than a box answers");
        byte[] agreed = shared.Export(SharedSecretBlobFormat.RawSharedSecret);
        byte[] block = new byte[KeyBlock.Size];
        new KeyBlock(agreed, box, own).Seal(serial, keys.Bytes, block);
        CryptographicOperations.ZeroMemory(agreed);
        ConsoleAnswer answer = visit.Ask("loadkeys " + Convert.ToHexString(own) + Convert.ToHexString(block));
        if (answer.Error is not null)
            throw new StationFault(PartNames.Keys, answer.Error);
    }
}
