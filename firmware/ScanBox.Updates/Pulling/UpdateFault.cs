namespace ScanBox.Updates.Pulling;

/// <summary>Why an update is not taken, or not yet.</summary>
public enum UpdateFault : byte
{
    None = 0,

    /// <summary>The box has no <c>update.signer</c>: it takes no updates.</summary>
    NoSigner = 1,

    /// <summary>The switch did not answer.</summary>
    NoAnswer = 2,

    /// <summary>What came is no manifest, or no piece of the length that was asked for.</summary>
    Malformed = 3,

    /// <summary>The signature is not the signer's.</summary>
    NotSigned = 4,

    /// <summary>For another board.</summary>
    OtherBoard = 5,

    /// <summary>For another box or batch.</summary>
    OtherBox = 6,

    /// <summary>Not newer than what the box runs, or a version that did not prove itself.</summary>
    NotNewer = 7,

    /// <summary>This board takes no application over the air: it has no PSRAM.</summary>
    NoPsram = 8,

    /// <summary>This board has no use for a voice pack.</summary>
    NoVoice = 9,

    /// <summary>The file system has no room for it beside what is in use.</summary>
    NoRoom = 10,

    /// <summary>A piece is not the one that was signed.</summary>
    WrongPiece = 11,

    /// <summary>The flash took or gave back something else than was written.</summary>
    Flash = 12,

    /// <summary>Whole and signed, but the box cannot use it.</summary>
    Unusable = 13,

    /// <summary>The switch has the update no more.</summary>
    Withdrawn = 14,

    /// <summary>Settings that have to wait until the box owes the switch nothing, or until a set-up code has become final.</summary>
    Waits = 15,
}
