using WholeFiles;

namespace Factory.Labels;

/// <summary>Where the labels of a station go: a file a box, for the printer's watched folder or a person. They have the box's PIN on them: print, and delete.</summary>
public sealed class LabelFolder(string path, bool asPdf)
{
    /// <summary>Writes the label of a box, in place of one from an earlier try.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="FactoryException">The disk is full, or the folder may not be written.</exception>
    public string Write(LabelText label)
    {
        string name = Path.Combine(path, label.Serial + (asPdf ? ".pdf" : ".png"));
        try
        {
            Directory.CreateDirectory(path);
            WholeFile.Write(name, asPdf ? LabelPdf.Make(label) : LabelPng.Make(label), FileKind.Private);
            return name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the label cannot be written: {e.Message}", e);
        }
    }
}
