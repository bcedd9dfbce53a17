using System.Security.Cryptography;
using System.Text;
using ScanBox.Updates.Manifests;
using Signing;
using WholeFiles;

namespace Updating;

/// <summary>
/// An update as a folder of four files: <c>manifest</c> (text), <c>signature</c> (Ed25519 of that text, 64 bytes), <c>sums</c> (the hash of every 4 KB of
/// the content) and <c>data</c> (the content). Each can be checked with openssl.
/// </summary>
public sealed class UpdatePackage
{
    private const string ManifestName = "manifest";
    private const string SignatureName = "signature";
    private const string SumsName = "sums";
    private const string DataName = "data";

    private static readonly byte[] s_hashKey = Encoding.ASCII.GetBytes(UpdateManifest.HashKey);

    private UpdatePackage(UpdateManifest manifest, byte[] text, byte[] signature, byte[] sums, byte[] data)
    {
        Manifest = manifest;
        Text = text;
        Signature = signature;
        Sums = sums;
        Data = data;
    }

    /// <summary>What it says of itself.</summary>
    public UpdateManifest Manifest { get; }

    /// <summary>The lines that are signed.</summary>
    public IReadOnlyList<byte> Text { get; }

    /// <summary>Their signature.</summary>
    public IReadOnlyList<byte> Signature { get; }

    /// <summary>The hashes of the pieces.</summary>
    public IReadOnlyList<byte> Sums { get; }

    /// <summary>The content.</summary>
    public IReadOnlyList<byte> Data { get; }

    /// <summary>Name of its folder: <c>rules-8</c>.</summary>
    public string Name => $"{UpdateKinds.NameOf(Manifest.Kind)}-{Manifest.Version}";

    /// <summary>Manifest and signature, as a box is offered them.</summary>
    public byte[] Signed() => [.. Text, .. Signature];

    /// <summary>Makes an update.</summary>
    /// <exception cref="UpdateException">It would be none that a box takes.</exception>
    public static UpdatePackage Make(UpdateTarget target, byte[] data, SigningKey key)
    {
        if (data.Length == 0 || data.Length > UpdateKinds.MaxBytesOf(target.Kind))
            throw new UpdateException($"{UpdateKinds.NameOf(target.Kind)} of {data.Length} bytes: a box takes 1 to {UpdateKinds.MaxBytesOf(target.Kind)}");
        byte[] sums = Hashes(data);
        byte[] text = UpdateManifest.Compose(target.Kind, target.Version, target.Board, target.Box, data.Length, target.From, Hashes(sums));
        UpdateManifest manifest = UpdateManifest.Read(text, text.Length) ?? throw new UpdateException($"no box takes such an update: versions are 1 to {UpdateManifest.MaxVersion}, names of boards and boxes short");
        return new UpdatePackage(manifest, text, key.Sign(text), sums, data);
    }

    /// <summary>Writes the folder below another one.</summary>
    /// <returns>The folder.</returns>
    public DirectoryInfo Save(DirectoryInfo below)
    {
        string folder = Path.Combine(below.FullName, Name);
        using var files = new FileSet();
        files.AddFolder(folder);
        files.Add(Path.Combine(folder, SumsName), [.. Sums]);
        files.Add(Path.Combine(folder, DataName), [.. Data]);
        files.Add(Path.Combine(folder, SignatureName), [.. Signature]);
        // The last one, because a switch that looks meanwhile takes a folder for an update by it.
        files.Add(Path.Combine(folder, ManifestName), [.. Text]);
        files.Commit();
        return new DirectoryInfo(folder);
    }

    /// <summary>Reads a folder and checks that its files belong together. Whether the signature is somebody's is for <see cref="IsSignedBy"/>.</summary>
    /// <exception cref="UpdateException">It is no update.</exception>
    public static UpdatePackage Load(DirectoryInfo folder)
    {
        byte[] text = Read(folder, ManifestName, UpdateManifest.MaxBytes);
        UpdateManifest manifest = UpdateManifest.Read(text, text.Length) ?? throw new UpdateException($"{folder.Name}: the file {ManifestName} is no manifest of an update");
        byte[] signature = Read(folder, SignatureName, SigningKey.SignatureSize);
        byte[] sums = Read(folder, SumsName, UpdateManifest.MaxSums * UpdateManifest.PieceBytes);
        byte[] data = Read(folder, DataName, UpdateManifest.MaxSize);
        if (signature.Length != SigningKey.SignatureSize)
            throw new UpdateException($"{folder.Name}: the file {SignatureName} must have {SigningKey.SignatureSize} bytes");
        if (data.Length != manifest.Size || !Hashes(data).AsSpan().SequenceEqual(sums))
            throw new UpdateException($"{folder.Name}: the file {DataName} is not the one that {SumsName} and {ManifestName} speak of");
        byte[] tops = Hashes(sums);
        for (int page = 0; page < UpdateManifest.PiecesIn(sums.Length); page++)
        {
            if (!manifest.IsSum(page, tops[(page * UpdateManifest.HashBytes)..((page + 1) * UpdateManifest.HashBytes)]))
                throw new UpdateException($"{folder.Name}: the file {SumsName} is not the one that {ManifestName} speaks of");
        }
        return new UpdatePackage(manifest, text, signature, sums, data);
    }

    /// <summary>Whether a key signed it.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> publicKey) => SigningKey.Verify(publicKey, [.. Text], [.. Signature]);

    // The hash of every piece, one after the other.
    private static byte[] Hashes(byte[] content) => [.. content.Chunk(UpdateManifest.PieceBytes).SelectMany(static piece => HMACSHA256.HashData(s_hashKey, piece))];

    private static byte[] Read(DirectoryInfo folder, string name, int most)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, name));
            if (!file.Exists)
                throw new UpdateException($"{folder.Name}: the file {name} is missing; `update make` writes it");
            return file.Length <= most ? File.ReadAllBytes(file.FullName) : throw new UpdateException($"{folder.Name}: the file {name} has more than {most} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UpdateException($"{folder.Name}: the file {name} cannot be read: {e.Message}", e);
        }
    }
}
