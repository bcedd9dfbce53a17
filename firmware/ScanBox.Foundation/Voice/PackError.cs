namespace ScanBox.Voice;

/// <summary>Why a voice pack cannot be used.</summary>
public enum PackError : byte
{
    None = 0,

    /// <summary>There is no such file.</summary>
    Missing = 1,

    /// <summary>The file exists, but storage does not give its bytes.</summary>
    Unreadable = 2,

    /// <summary>The file ends inside the header or the index.</summary>
    TooShort = 3,

    /// <summary>It does not begin like a voice pack.</summary>
    NotAPack = 4,

    /// <summary>A version that this firmware does not know.</summary>
    UnknownVersion = 5,

    /// <summary>An encoding other than mu-law at 8 kHz.</summary>
    UnknownEncoding = 6,

    /// <summary>No clips at all, or more than a pack may have.</summary>
    BadClipCount = 7,

    /// <summary>The header names another length than the file has: an interrupted download.</summary>
    WrongLength = 8,

    /// <summary>The index does not have its checksum.</summary>
    WrongChecksum = 9,

    /// <summary>An index entry contradicts the format, see <see cref="VoicePack.BadEntry"/>.</summary>
    BadEntry = 10,
}

/// <summary>Pack errors in words, for logs.</summary>
public static class PackErrorText
{
    /// <summary>A few words of English.</summary>
    public static string Of(PackError error) => error switch
    {
        PackError.None => "good",
        PackError.Missing => "missing",
        PackError.Unreadable => "cannot be read",
        PackError.TooShort => "too short",
        PackError.NotAPack => "not a voice pack",
        PackError.UnknownVersion => "unknown version",
        PackError.UnknownEncoding => "unknown encoding",
        PackError.BadClipCount => "bad number of clips",
        PackError.WrongLength => "length differs from its header",
        PackError.WrongChecksum => "index checksum is wrong",
        PackError.BadEntry => "bad index entry",
        _ => "unknown error",
    };
}
