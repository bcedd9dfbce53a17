namespace ScanBox.Codes;

/// <summary>Which characters the codes of a rule are made of.</summary>
public enum CodeAlphabet : byte
{
    /// <summary>0-9.</summary>
    Digits = 0,

    /// <summary>0-9, A-Z and a-z.</summary>
    LettersAndDigits = 1,
}
