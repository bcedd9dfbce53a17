namespace ScanBox.Setup.Provisioning;

/// <summary>Why a set-up code 设置码 was not taken.</summary>
public enum SetupFault : byte
{
    /// <summary>It was.</summary>
    None = 0,

    /// <summary>A code of another kind: of a payment, a shop, a web address.</summary>
    NotSetup = 1,

    /// <summary>It begins like one, and is damaged or of a later version.</summary>
    Malformed = 2,

    /// <summary>The box has no public key of a signer, so it can believe nobody.</summary>
    NoSigner = 3,

    /// <summary>It is not signed by the box's signer, or was changed.</summary>
    NotSigned = 4,

    /// <summary>It is for another box, or another batch of boxes.</summary>
    OtherBox = 5,

    /// <summary>It was used already, or one that was issued later was.</summary>
    Used = 6,

    /// <summary>Its time is over.</summary>
    Expired = 7,

    /// <summary>It was issued in the future: the issuer's clock is wrong, or the box's.</summary>
    NotYet = 8,

    /// <summary>It would change a setting that codes may not change, or that this version does not know.</summary>
    NotAllowed = 9,

    /// <summary>A value is out of its range, or something that a payment needs would be missing.</summary>
    BadValue = 10,

    /// <summary>It would change terminal, merchant or switch while payments are not settled.</summary>
    Unsettled = 11,

    /// <summary>A Wi-Fi code of a kind that the box cannot join: WEP, or with a user name.</summary>
    OtherWifi = 12,

    /// <summary>The flash refused; the settings are as they were.</summary>
    Flash = 13,
}
