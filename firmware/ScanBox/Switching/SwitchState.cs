namespace ScanBox.Switching;

/// <summary>Where the connection to the switch stands.</summary>
public enum SwitchState : byte
{
    /// <summary>No path; another try after a pause.</summary>
    Offline = 0,

    /// <summary>The link is being opened.</summary>
    Connecting = 1,

    /// <summary>A sign-in 签到 was sent.</summary>
    SigningIn = 2,

    /// <summary>A session key is in force: purchases can be sent.</summary>
    SignedIn = 3,

    /// <summary>The switch refused the sign-in, or its keys do not fit this box; tried again seldom, because only people can mend it.</summary>
    Refused = 4,

    /// <summary>The box signed out 签退 at the end of the day: the path is there, and the next payment signs in first.</summary>
    SignedOut = 5,
}
