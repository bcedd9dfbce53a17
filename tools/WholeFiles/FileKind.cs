namespace WholeFiles;

/// <summary>What a written file is.</summary>
[Flags]
public enum FileKind
{
    /// <summary>Readable as files are by default; it takes the place of an earlier one.</summary>
    Plain = 0,

    /// <summary>Readable by its owner only.</summary>
    Private = 1,

    /// <summary>Never written over a file that is there.</summary>
    New = 2,
}
