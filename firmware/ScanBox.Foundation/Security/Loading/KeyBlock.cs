using System;
using System.Text;
using ScanBox.Security.Signatures;

namespace ScanBox.Security.Loading;

/// <summary>
/// Two keys on their way from the factory's station into a box: encrypted (SM4, CBC) and sealed (CBC-MAC of SM4, 8 bytes) under keys that only this one
/// agreement has, and bound to the serial of the box. <c>encrypted keys (32) | seal (8)</c>.
/// </summary>
/// <remarks>
/// The keys are the first 32 bytes of SHA-512 over a label, what <see cref="KeyAgreement"/> found, and both public values. Each is used for one
/// block only, so a first block of zeros for the chain tells nothing, and a MAC over bytes of one fixed length is one that CBC-MAC is good for.
/// </remarks>
public sealed class KeyBlock
{
    /// <summary>Bytes of the two keys.</summary>
    public const int KeysSize = 32;

    /// <summary>Bytes of a block.</summary>
    public const int Size = KeysSize + SealSize;

    private const int SealSize = 8;
    private const int LongestSerial = 50;

    // The serial, filled with zeros, which no serial has in it; then the encrypted keys.
    private const int SerialSize = 64;
    private const int SealedSize = SerialSize + KeysSize;

    private const string Label = "ScanBox keys 1";

    private readonly Sm4 _encryption;
    private readonly Sm4 _sealing;

    /// <summary>Derives the keys of one agreement.</summary>
    /// <param name="agreed">What both ends found, 32 bytes.</param>
    /// <param name="boxValue">Holds the box's public value, 32 bytes.</param>
    /// <param name="stationValue">Holds the station's public value.</param>
    /// <param name="stationOffset">Where that one begins.</param>
    public KeyBlock(byte[] agreed, byte[] boxValue, byte[] stationValue, int stationOffset = 0)
    {
        byte[] label = Encoding.UTF8.GetBytes(Label);
        byte[] derived = new byte[Sha512.Size];
        var hash = new Sha512();
        hash.Update(label, 0, label.Length);
        hash.Update(agreed, 0, KeyAgreement.Size);
        hash.Update(boxValue, 0, KeyAgreement.Size);
        hash.Update(stationValue, stationOffset, KeyAgreement.Size);
        hash.Finish(derived, 0);
        _encryption = new Sm4(derived);
        _sealing = new Sm4(derived, Sm4.BlockSize);
        Array.Clear(derived, 0, derived.Length);
    }

    /// <summary>Encrypts and seals two keys.</summary>
    /// <param name="serial">Serial of the box, at most 50 characters of ASCII.</param>
    /// <param name="keys">The two keys, 32 bytes; not changed.</param>
    /// <param name="block">Receives <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">The serial is empty or too long.</exception>
    public void Seal(string serial, byte[] keys, byte[] block)
    {
        Array.Copy(keys, 0, block, 0, KeysSize);
        _encryption.EncryptBlock(block, 0);
        for (int i = 0; i < Sm4.BlockSize; i++)
            block[Sm4.BlockSize + i] ^= block[i];
        _encryption.EncryptBlock(block, Sm4.BlockSize);
        Array.Copy(SealOf(serial, block, 0), 0, block, KeysSize, SealSize);
    }

    /// <summary>Checks the seal and decrypts.</summary>
    /// <param name="serial">Serial of the box.</param>
    /// <param name="block">Holds the block; not changed.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="keys">Receives the two keys, 32 bytes, when the seal is good.</param>
    /// <returns>False when the block is for another serial or of another agreement, or was changed.</returns>
    public bool TryOpen(string serial, byte[] block, int offset, byte[] keys)
    {
        if (serial.Length == 0 || serial.Length > LongestSerial || !ConstantTime.Equals(SealOf(serial, block, offset), 0, block, offset + KeysSize, SealSize))
            return false;
        Array.Copy(block, offset, keys, 0, KeysSize);
        _encryption.DecryptBlock(keys, 0);
        _encryption.DecryptBlock(keys, Sm4.BlockSize);
        for (int i = 0; i < Sm4.BlockSize; i++)
            keys[Sm4.BlockSize + i] ^= block[offset + i];
        return true;
    }

    private byte[] SealOf(string serial, byte[] block, int offset)
    {
        byte[] name = Encoding.UTF8.GetBytes(serial);
        if (name.Length == 0 || name.Length > LongestSerial)
            throw new ArgumentException("a serial has 1 to 50 characters");
        byte[] sealedBytes = new byte[SealedSize];
        Array.Copy(name, 0, sealedBytes, 0, name.Length);
        Array.Copy(block, offset, sealedBytes, SerialSize, KeysSize);
        byte[] state = new byte[Sm4.BlockSize];
        for (int at = 0; at < SealedSize; at += Sm4.BlockSize)
        {
            for (int i = 0; i < Sm4.BlockSize; i++)
                state[i] ^= sealedBytes[at + i];
            _sealing.EncryptBlock(state, 0);
        }
        return state;
    }
}
