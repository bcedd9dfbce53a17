namespace ScanBox.Codes;

/// <summary>English text of each <see cref="RulesError"/>.</summary>
public static class RulesErrorText
{
    /// <summary>The error in one line of English.</summary>
    public static string Of(RulesError error) => error switch
    {
        RulesError.None => "no error",
        RulesError.FileTooLong => "the file is longer than 8192 bytes",
        RulesError.LineTooLong => "the line is longer than 128 bytes",
        RulesError.BadHeader => "the first line must be: scanbox-rules 1 version N",
        RulesError.BadCharacter => "a control character or bytes that are not UTF-8",
        RulesError.UnknownRow => "a row begins with scheme, code, bank, receive or checksum",
        RulesError.WrongFieldCount => "fields are missing or too many",
        RulesError.TooManyRows => "more than 64 rows of this sort",
        RulesError.BadScheme => "a scheme id is 1-12 lower-case letters and digits, and not emv or unknown",
        RulesError.UndeclaredScheme => "no earlier scheme line declares this scheme",
        RulesError.NameTooLong => "the name is longer than 48 bytes",
        RulesError.BadLength => "a length is N or N-M, from 16 to 64",
        RulesError.BadPrefix => "a prefix is 1-12 characters of the row's alphabet; a range is two numbers of equal length, rising",
        RulesError.BadAlphabet => "an alphabet is digits or letters-digits",
        RulesError.BadOption => "an option is first, or bank@N inside the shortest code",
        RulesError.BadBankNumber => "a bank's number has 4 digits",
        RulesError.BadAddress => "an address is scheme:// or scheme://host, in lower case",
        RulesError.Duplicate => "an earlier line says the same",
        RulesError.NoChecksum => "the last line must be: checksum and 8 hexadecimal digits",
        RulesError.BadChecksum => "a checksum is 8 hexadecimal digits",
        RulesError.WrongChecksum => "the checksum is not that of the lines before",
        RulesError.TextAfterChecksum => "something follows the checksum line",
        RulesError.NoCodeRows => "there is no code row",
        _ => "unknown error",
    };
}
