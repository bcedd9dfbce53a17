namespace ScanBox.Updates.Manifests;

/// <summary>HMAC-SHA256 under <see cref="UpdateManifest.HashKey"/>, which the device does natively, over whole arrays only.</summary>
public interface IPieceHash
{
    /// <summary>The hash of a piece, 32 bytes.</summary>
    byte[] Of(byte[] piece);
}
