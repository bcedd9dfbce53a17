namespace ScanBox.Updates.Pulling;

/// <summary>Faults in words, and what to do.</summary>
public static class UpdateFaultText
{
    /// <summary>The words; empty for none.</summary>
    public static string Of(UpdateFault fault)
    {
        switch (fault)
        {
            case UpdateFault.None:
                return "";
            case UpdateFault.NoSigner:
                return "the box has no update.signer, it takes none";
            case UpdateFault.NoAnswer:
                return "the switch did not answer";
            case UpdateFault.Malformed:
                return "what the switch sent is no update";
            case UpdateFault.NotSigned:
                return "it is not signed by update.signer";
            case UpdateFault.OtherBoard:
                return "it is for another board";
            case UpdateFault.OtherBox:
                return "it is for another box";
            case UpdateFault.NotNewer:
                return "it is not newer than what the box has, or did not prove itself here";
            case UpdateFault.NoPsram:
                return "this board takes no application over the air, it has no PSRAM: flash it";
            case UpdateFault.NoVoice:
                return "this board takes no voice pack, its voice is not in its flash";
            case UpdateFault.NoRoom:
                return "the flash has no room for it";
            case UpdateFault.WrongPiece:
                return "a piece is not the one that was signed";
            case UpdateFault.Flash:
                return "the flash does not keep what is written";
            case UpdateFault.Unusable:
                return "the box cannot use it";
            case UpdateFault.Waits:
                return "it waits until payments are settled";
            default:
                return "the switch has it no more";
        }
    }
}
