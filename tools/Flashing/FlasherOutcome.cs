using System.Text.RegularExpressions;

namespace Flashing;

/// <summary>How a call of the flasher ended.</summary>
/// <param name="ExitCode">Its exit status; on Unix only the low byte of nanoff's own number.</param>
/// <param name="Lines">What it said, bounded.</param>
/// <param name="Ending">How it ended.</param>
public sealed partial record FlasherOutcome(int ExitCode, IReadOnlyList<string> Lines, FlasherEnding Ending = FlasherEnding.ByItself)
{
    private const string NothingDone = "No operation was performed";

    /// <summary>Whether it ended by itself and reports no error. It may have said nothing useful all the same.</summary>
    public bool IsGood => Ending == FlasherEnding.ByItself && ExitCode == 0 && SaidError == 0 && !Says(NothingDone);

    /// <summary>nanoff's number of the error: what it said, else what its exit status tells; 0 when it named none.</summary>
    public int Error => SaidError != 0 ? SaidError : FlasherErrors.FromExitCode(ExitCode);

    private int SaidError => Lines.Select(line => ErrorLine().Match(line)).Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).LastOrDefault();

    /// <summary>Whether a text is part of a line.</summary>
    public bool Says(string text) => Lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Why it is not good, in words.</summary>
    public string Reason => Ending switch
    {
        FlasherEnding.NotStarted => "the flasher cannot be started: install it with `dotnet tool install -g nanoff`, or name it with --flasher",
        FlasherEnding.TooSlow => "the flasher did not end in time and was ended",
        FlasherEnding.Stopped => "stopped",
        _ when Error != 0 => $"{FlasherErrors.Words(Error)} (E{Error})",
        _ when ExitCode != 0 => $"the flasher broke off (exit status {ExitCode})",
        _ when Says(NothingDone) => "the flasher understood the command line as nothing to do: it is another version than this tool was made for",
        _ => "the flasher's answer is not understood",
    };

    /// <summary>Whether the same may work when it is tried again, as after a cable fell out.</summary>
    public bool MayPass => Ending switch
    {
        FlasherEnding.NotStarted or FlasherEnding.Stopped => false,
        FlasherEnding.TooSlow => true,
        _ => !Says(NothingDone) && FlasherErrors.MayPass(Error),
    };

    // "Error E4003: ..." from normal verbosity on, "E4003" alone below.
    [GeneratedRegex(@"^(?:Error )?E(\d{4})(?:$|:| )")]
    private static partial Regex ErrorLine();
}

/// <summary>How a call of the flasher ended.</summary>
public enum FlasherEnding
{
    /// <summary>The process ended.</summary>
    ByItself,

    /// <summary>There is no such program.</summary>
    NotStarted,

    /// <summary>Its time was over.</summary>
    TooSlow,

    /// <summary>Somebody stopped the whole run.</summary>
    Stopped,
}
