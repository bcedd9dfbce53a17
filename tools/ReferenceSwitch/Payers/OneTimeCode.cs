namespace ReferenceSwitch.Payers;

/// <summary>A code that an app has shown. The code itself is not kept, only its keyed tag.</summary>
/// <param name="Tag">Keyed hash of the code (<see cref="CodeTags"/>).</param>
/// <param name="AccountId">Account that pays.</param>
/// <param name="ExpiresAtUnixMs">From this moment on it is expired, Unix milliseconds.</param>
/// <param name="Used">It was presented once, whether or not the payment came through.</param>
public sealed record OneTimeCode(string Tag, string AccountId, long ExpiresAtUnixMs, bool Used);
