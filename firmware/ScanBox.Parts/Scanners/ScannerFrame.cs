namespace ScanBox.Parts.Scanners;

/// <summary>What a frame from a scanner module says.</summary>
public enum ScannerFrame : byte
{
    /// <summary>A sign of life that answers nothing.</summary>
    Other = 0,

    /// <summary>The command was done, or here is what it asked for.</summary>
    Ok = 1,

    /// <summary>The module does not know the command or will not do it.</summary>
    Refused = 2,

    /// <summary>The module could not read the command and wants it again.</summary>
    SendAgain = 3,

    /// <summary>A code, or a piece of one.</summary>
    Code = 4,
}
