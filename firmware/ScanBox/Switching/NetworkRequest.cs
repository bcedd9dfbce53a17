namespace ScanBox.Switching;

/// <summary>What a 0820 asks for.</summary>
public enum NetworkRequest : byte
{
    /// <summary>Whether the switch is there.</summary>
    Echo = 0,

    /// <summary>The end of the session 签退.</summary>
    SignOut = 1,
}
