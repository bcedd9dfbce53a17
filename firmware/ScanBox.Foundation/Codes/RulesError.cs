namespace ScanBox.Codes;

/// <summary>Why a rules file is refused.</summary>
public enum RulesError : byte
{
    /// <summary>It is not refused.</summary>
    None = 0,

    /// <summary>The file is longer than <see cref="CodeRulesReader.MaxFileBytes"/>.</summary>
    FileTooLong = 1,

    /// <summary>A line is longer than <see cref="CodeRulesReader.MaxLineBytes"/>.</summary>
    LineTooLong = 2,

    /// <summary>The first line is not <c>scanbox-rules 1 version N</c>.</summary>
    BadHeader = 3,

    /// <summary>A control character, or bytes that are not UTF-8.</summary>
    BadCharacter = 4,

    /// <summary>A line begins with a word that is no row.</summary>
    UnknownRow = 5,

    /// <summary>Fields are missing, or there are too many.</summary>
    WrongFieldCount = 6,

    /// <summary>More rows of one sort than <see cref="CodeRulesReader.MaxRows"/>.</summary>
    TooManyRows = 7,

    /// <summary>A scheme id is not 1-12 lower-case letters and digits, or is one that the box keeps for itself.</summary>
    BadScheme = 8,

    /// <summary>A code row names a scheme that no earlier line declares.</summary>
    UndeclaredScheme = 9,

    /// <summary>A name is longer than <see cref="CodeRulesReader.MaxNameBytes"/>.</summary>
    NameTooLong = 10,

    /// <summary>A length is not N or N-M within 16-64, or M is less than N.</summary>
    BadLength = 11,

    /// <summary>A prefix is not 1-12 characters of the row's alphabet, or a range is not of digits, equally long and rising.</summary>
    BadPrefix = 12,

    /// <summary>An alphabet is neither <c>digits</c> nor <c>letters-digits</c>.</summary>
    BadAlphabet = 13,

    /// <summary>An option is neither <c>first</c> nor <c>bank@N</c> with the number inside the shortest code.</summary>
    BadOption = 14,

    /// <summary>A bank's number is not 4 digits.</summary>
    BadBankNumber = 15,

    /// <summary>An address is not <c>scheme://</c> or <c>scheme://host</c> in lower case.</summary>
    BadAddress = 16,

    /// <summary>The line says again what an earlier one said.</summary>
    Duplicate = 17,

    /// <summary>The file does not end in a checksum line.</summary>
    NoChecksum = 18,

    /// <summary>The checksum is not 8 hexadecimal digits.</summary>
    BadChecksum = 19,

    /// <summary>The checksum is not that of the lines before.</summary>
    WrongChecksum = 20,

    /// <summary>Something follows the checksum line.</summary>
    TextAfterChecksum = 21,

    /// <summary>There is no code row: such a table would refuse what the box must accept.</summary>
    NoCodeRows = 22,
}
