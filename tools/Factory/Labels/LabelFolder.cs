namespace Factory.Labels;

/// <summary>Where the labels of a station go: a file a box, for the printer's watched folder or a person. They have the box's PIN on them: print, and delete.</summary>
public sealed class LabelFolder(string path, bool asPdf)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the label of a box, in place of one from an earlier try.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="FactoryException">The disk is full, or the folder may not be written.</exception>
    public string Write(LabelText label)
    {
        string name = Path.Combine(path, label.Serial + (asPdf ? ".pdf" : ".png"));
        string temporary = name + ".new";
        try
        {
            Directory.CreateDirectory(path);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using (var file = new FileStream(temporary, options))
                file.Write(asPdf ? LabelPdf.Make(label) : LabelPng.Make(label));
            File.Move(temporary, name, overwrite: true);
            return name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the label cannot be written: {e.Message}", e);
        }
    }
}
