using System.Text;

namespace Factory.Batches;

/// <summary>Makes a batch file of terminals whose keys are at hand, as who issues keys does: here, for a bench.</summary>
public sealed class BatchWriter(KeyEncryptionKey kek)
{
    private readonly StringBuilder _text = new StringBuilder(BatchFile.Header).Append('\n');

    /// <summary>Adds a box.</summary>
    public void Add(string serial, string terminalId, string merchantId, ReadOnlySpan<byte> tmk, ReadOnlySpan<byte> serialKey) =>
        _text.AppendJoin(
            ',',
            serial,
            terminalId,
            merchantId,
            Convert.ToHexString(kek.Wrap(tmk)),
            KeyEncryptionKey.CheckValueOf(tmk),
            Convert.ToHexString(kek.Wrap(serialKey)),
            KeyEncryptionKey.CheckValueOf(serialKey),
            kek.CheckValue).Append('\n');

    /// <summary>Writes the file; one that is there is never written over.</summary>
    /// <exception cref="FactoryException">It is there, or cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.ASCII.GetBytes(_text.ToString()));
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the batch {path} cannot be written: {e.Message}", e);
        }
    }
}
