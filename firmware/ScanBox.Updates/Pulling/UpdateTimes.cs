namespace ScanBox.Updates.Pulling;

/// <summary>Every wait of updates, in milliseconds, with its reason.</summary>
public static class UpdateTimes
{
    /// <summary>How often the switch is asked for something new, besides at each start: an update is not urgent, and a thousand boxes ask the same switch.</summary>
    public const long AskEveryMs = 86_400_000;

    /// <summary>After the first sign-in the vendor may want to pay: the first question waits a little.</summary>
    public const long FirstAskMs = 20_000;

    /// <summary>Wait for an answer; the switch has it at hand, and a path that is silent for so long is made anew.</summary>
    public const long AnswerMs = 30_000;

    /// <summary>Between two questions: switches let some twenty requests a second through, and others are waiting too.</summary>
    public const long BetweenMs = 60;

    /// <summary>First pause after something went wrong; each further one in a row is twice as long.</summary>
    public const long FirstPauseMs = 60_000;

    /// <summary>Longest pause.</summary>
    public const long LongestPauseMs = AskEveryMs;

    /// <summary>As often as it is looked whether the box is free again.</summary>
    public const long LookMs = 500;

    /// <summary>A box that nobody has used for so long may restart into its update: the next customer is not at the counter yet.</summary>
    public const long RestartQuietMs = 600_000;

    /// <summary>
    /// An update that is on trial has so long to sign in; what was there before it, too, before the network is to blame. Longer than a modem needs to
    /// find its network and a switch to restart.
    /// </summary>
    public const long TrialMs = 900_000;
}
