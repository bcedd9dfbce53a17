using System.Security.Cryptography;
using System.Text;
using ScanBox.Updates.Manifests;

namespace ScanBox.Device;

/// <summary>The hash of updates, done natively.</summary>
public sealed class PieceHash : IPieceHash
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(UpdateManifest.HashKey);

    /// <inheritdoc/>
    public byte[] Of(byte[] piece) => HMACSHA256.HashData(_key, piece);
}
