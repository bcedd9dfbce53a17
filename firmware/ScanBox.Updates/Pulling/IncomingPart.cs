using System;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Updates.Manifests;

namespace ScanBox.Updates.Pulling;

/// <summary>
/// One of the two files that are being pulled: the sums, or the content. Its bytes on flash prove themselves by their hashes, so nothing else has to be
/// remembered: after a power cut the whole pieces are looked through, and the first one that is not there, or is wrong, is pulled next.
/// </summary>
internal sealed class IncomingPart
{
    private readonly IStorage _storage;
    private readonly IPieceHash _hash;
    private readonly UpdateManifest _manifest;
    private readonly IncomingPart? _sums;
    private readonly int _size;

    // Whole pieces share this; the last one, shorter, has an array of its own, because the device hashes whole arrays.
    private byte[] _piece;
    private byte[] _wanted = new byte[UpdateManifest.HashBytes];

    /// <param name="storage">The flash.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="manifest">What is pulled.</param>
    /// <param name="name">The file.</param>
    /// <param name="piece">A piece of 4 KB to work in.</param>
    /// <param name="sums">The hashes of the pieces; null when this is them.</param>
    internal IncomingPart(IStorage storage, IPieceHash hash, UpdateManifest manifest, string name, byte[] piece, IncomingPart? sums)
    {
        _storage = storage;
        _hash = hash;
        _manifest = manifest;
        _sums = sums;
        _piece = piece;
        _size = sums is null ? manifest.SumsSize : manifest.Size;
        Name = name;
        Prepare();
    }

    /// <summary>The file.</summary>
    internal string Name { get; }

    /// <summary>Whether it holds the sums.</summary>
    internal bool IsSums => _sums is null;

    /// <summary>Bytes in whole, right pieces at its beginning.</summary>
    internal int Good { get; private set; }

    /// <summary>Bytes of the next piece that have come.</summary>
    internal int Come { get; private set; }

    /// <summary>Whether all of it is there.</summary>
    internal bool IsWhole => Good == _size;

    /// <summary>Bytes that the next answer must have.</summary>
    internal int NextCount
    {
        get
        {
            int left = _piece.Length - Come;
            return left < UpdateChannel.MaxBytes ? left : UpdateChannel.MaxBytes;
        }
    }

    /// <summary>Whether all bytes of the next piece have come.</summary>
    internal bool HasCome => Come == _piece.Length;

    /// <summary>Looks at the next piece on flash.</summary>
    /// <returns>False when there is no further good one.</returns>
    internal bool CheckNext()
    {
        if (IsWhole || _storage.Length(Name) < Good + _piece.Length || !IsOnFlash())
            return false;
        Advance();
        return true;
    }

    /// <summary>Takes bytes of the next piece.</summary>
    internal void Take(byte[] bytes, int count)
    {
        Array.Copy(bytes, 0, _piece, Come, count);
        Come += count;
    }

    /// <summary>Whether the piece that has come is the one that was signed; else its bytes are forgotten.</summary>
    internal bool IsRight()
    {
        if (IsWanted(_hash.Of(_piece)))
            return true;
        Come = 0;
        return false;
    }

    /// <summary>Writes the piece, and reads it back. A piece that was cut off in the middle is completed.</summary>
    /// <returns>False when the flash did not keep it.</returns>
    internal bool Store()
    {
        long length = _storage.Length(Name);
        int torn = length <= Good ? 0 : (int)(length - Good);
        bool fits = length < Good ? Good == 0 : torn < _piece.Length && IsBeginning(torn);
        Come = 0;
        if (!fits)
        {
            // Damaged since it was looked at: no part of a file can be taken back, so it is begun anew.
            Drop();
            return false;
        }
        if (!_storage.Append(Name, _piece, torn, _piece.Length - torn) || !IsOnFlash())
            return false;
        Advance();
        return true;
    }

    /// <summary>Begins from nothing.</summary>
    internal bool Drop()
    {
        Good = 0;
        Come = 0;
        Prepare();
        return StorageRemoval.Remove(_storage, Name);
    }

    /// <summary>Reads one hash.</summary>
    internal bool ReadSum(int index, byte[] target) =>
        _storage.Read(Name, index * UpdateManifest.HashBytes, target, 0, UpdateManifest.HashBytes) == UpdateManifest.HashBytes;

    private void Advance()
    {
        Good += _piece.Length;
        Come = 0;
        Prepare();
    }

    private void Prepare()
    {
        int left = _size - Good;
        int next = left < UpdateManifest.PieceBytes ? left : UpdateManifest.PieceBytes;
        if (next > 0 && next != _piece.Length)
            _piece = new byte[next];
    }

    private bool IsOnFlash() =>
        _storage.Read(Name, Good, _piece, 0, _piece.Length) == _piece.Length && IsWanted(_hash.Of(_piece));

    private bool IsWanted(byte[] hash)
    {
        int index = Good / UpdateManifest.PieceBytes;
        if (_sums is null)
            return _manifest.IsSum(index, hash);
        return _sums.ReadSum(index, _wanted) && ConstantTime.Equals(_wanted, 0, hash, 0, UpdateManifest.HashBytes);
    }

    private bool IsBeginning(int count)
    {
        byte[] found = new byte[count];
        return count == 0 || (_storage.Read(Name, Good, found, 0, count) == count && ConstantTime.Equals(found, 0, _piece, 0, count));
    }
}
