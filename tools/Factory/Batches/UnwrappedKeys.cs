using System.Security.Cryptography;

namespace Factory.Batches;

/// <summary>The two keys of one box in the clear, as short as they are needed: they are overwritten at the end.</summary>
public sealed class UnwrappedKeys : IDisposable
{
    private readonly byte[] _keys = GC.AllocateArray<byte>(2 * KeyEncryptionKey.Size, pinned: true);

    /// <summary>Takes the keys of a row.</summary>
    /// <exception cref="FactoryException">A check value says that they are not what the file means: nothing was told to a box.</exception>
    public UnwrappedKeys(BatchRow row, KeyEncryptionKey kek)
    {
        kek.Unwrap(row.Tmk, _keys.AsSpan(0, KeyEncryptionKey.Size));
        kek.Unwrap(row.SerialKey, _keys.AsSpan(KeyEncryptionKey.Size));
        string? wrong = KeyEncryptionKey.CheckValueOf(_keys.AsSpan(0, KeyEncryptionKey.Size)) != row.TmkCheck ? "tmk"
            : KeyEncryptionKey.CheckValueOf(_keys.AsSpan(KeyEncryptionKey.Size)) != row.SerialKeyCheck ? "serial_key" : null;
        if (wrong is null)
            return;
        Dispose();
        throw new FactoryException($"serial {row.Serial}: {wrong} has another check value than the batch says: the file was changed, or is damaged");
    }

    /// <summary>TMK, then serial key.</summary>
    public byte[] Bytes => _keys;

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_keys);
}
