namespace ScanBox.Switching;

/// <summary>Why a sign-in answer gives no session.</summary>
public enum SignInFault : byte
{
    /// <summary>It gives one.</summary>
    None = 0,

    /// <summary>It answers something else: another type, STAN or terminal.</summary>
    NotOurs = 1,

    /// <summary>The switch refused; F39 says why, but not under a MAC.</summary>
    Refused = 2,

    /// <summary>The key block (F62) is missing or has another length.</summary>
    NoKeys = 3,

    /// <summary>A key does not have its check value: the two sides have different terminal master keys.</summary>
    WrongKeyCheck = 4,

    /// <summary>No MAC, or a wrong one, under the new MAC key.</summary>
    WrongMac = 5,

    /// <summary>The nonce is missing or another's: an old answer played again.</summary>
    WrongNonce = 6,

    /// <summary>The batch or the high-water mark is missing or malformed.</summary>
    NoMark = 7,
}
