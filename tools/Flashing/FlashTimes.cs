namespace Flashing;

/// <summary>How long things may take.</summary>
public sealed record FlashTimes
{
    /// <summary>A call that only asks: nanoff tries the chip for some 30 s.</summary>
    public TimeSpan Ask { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The runtime: loading the package from the Internet once, erasing 16 MB (some 60 s), writing 1.7 MB at 115200 baud (150 s).</summary>
    public TimeSpan Runtime { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>A file: a voice pack of 1.2 MB through the runtime at 115200 baud takes about 2 minutes.</summary>
    public TimeSpan File { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>The application: below 1 MB at 115200 baud some 90 s.</summary>
    public TimeSpan Application { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a board is waited for after its cable fell out: somebody has to see it, and to find the plug again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two tries: the computer needs about a second to see a plugged adapter again.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(3);
}
