using System.Text;
using WholeFiles;

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

    /// <summary>Adds the file to those that are written; one that is there is never written over.</summary>
    /// <exception cref="FactoryException">It is there, or cannot be written.</exception>
    public void AddTo(FileSet files, string path)
    {
        try
        {
            files.Add(path, _text.ToString(), FileKind.New);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the batch {path} cannot be written: {e.Message}", e);
        }
    }
}
