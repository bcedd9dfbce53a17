namespace ScanBox.Parts.Scanners;

/// <summary>One setting of a module as the box needs it. Data only: the engine asks, compares and writes.</summary>
public sealed class ScannerStep
{
    /// <summary>A setting that cannot be asked for.</summary>
    /// <param name="write">Brings the setting about.</param>
    public ScannerStep(byte[] write)
        : this(write, new byte[0], 0)
    {
    }

    /// <summary>A setting that can be asked for.</summary>
    /// <param name="write">Brings the setting about.</param>
    /// <param name="query">Asks for the setting, and is answered with its value.</param>
    /// <param name="wanted">Value that makes the write needless, as the family reads it from the answer.</param>
    public ScannerStep(byte[] write, byte[] query, int wanted)
    {
        Write = write;
        Query = query;
        Wanted = wanted;
    }

    /// <summary>Brings the setting about.</summary>
    public byte[] Write { get; }

    /// <summary>Asks for the setting; empty if the module cannot be asked.</summary>
    public byte[] Query { get; }

    /// <summary>The value that is right.</summary>
    public int Wanted { get; }

    /// <summary>Whether the module keeps the setting in its flash: written only when it differs or, if it cannot be asked, once for each module.</summary>
    public bool IsKept { get; init; }

    /// <summary>Pause that the module needs afterwards, in ms.</summary>
    public int PauseMs { get; init; }
}
