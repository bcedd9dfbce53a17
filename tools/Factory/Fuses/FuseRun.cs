using Flashing;

namespace Factory.Fuses;

/// <summary>Burns the fuses of one chip: it looks first, demands the chip's own address, burns, and looks again.</summary>
public static class FuseRun
{
    /// <summary>A chip answers and is burnt within seconds; a board that must be held in its loader by hand, a little later.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Burns.</summary>
    /// <param name="plan">What.</param>
    /// <param name="confirmed">Given the address of the chip that is there; what a person has typed as such, null for nothing.</param>
    /// <param name="said">Told what the tool says.</param>
    /// <param name="stop">Ends it between two lines; a line that burns is waited for.</param>
    /// <returns>The chip's address.</returns>
    /// <exception cref="FactoryException">Nothing was burnt, or only what the message says.</exception>
    public static async Task<string> BurnAsync(FusePlan plan, Func<string, string?> confirmed, Action<string> said, CancellationToken stop)
    {
        FuseSummary before = await LookAsync(plan, said, stop).ConfigureAwait(false);
        if (plan.FlashEncryption && !before.IsEncrypted(plan))
            throw new FactoryException($"flash of chip {before.Mac} is in the clear ({plan.CryptFuse}): with encryption locked now it would never start again. Nothing was burnt. Its runtime must be a build with flash encryption, and have started once");
        if (plan.SecureBootKey.Length > 0 && before.Value(plan.SecureBootFuse) is null)
            throw new FactoryException($"the chip does not tell {plan.SecureBootFuse}: another chip than the board says, or one too old for secure boot. Nothing was burnt");
        if (Normal(confirmed(before.Mac)) != before.Mac)
            throw new FactoryException("the chip's address was not confirmed; nothing was burnt");
        int burnt = 0;
        foreach (FlasherLine line in plan.Lines())
        {
            FlasherOutcome outcome = stop.IsCancellationRequested ? throw Stopped(burnt) : await FlasherProcess.RunAsync(line, s_patience, said, CancellationToken.None).ConfigureAwait(false);
            if (outcome.Ending != FlasherEnding.ByItself || outcome.ExitCode != 0)
                throw new FactoryException($"`{line.Arguments[^1]}` of `{line}` failed after {burnt} lines were burnt: {outcome.Lines.LastOrDefault() ?? "no word"}. What is burnt stays; put the board aside");
            burnt++;
        }
        FuseSummary after = await LookAsync(plan, said, CancellationToken.None).ConfigureAwait(false);
        bool isAsAsked = after.Mac == before.Mac
            && (!plan.FlashEncryption || after.Value(plan.CryptFuse) == plan.CryptLocked)
            && (plan.SecureBootKey.Length == 0 || after.Value(plan.SecureBootFuse) == 1);
        return isAsAsked ? after.Mac : throw new FactoryException("the tool burnt without an error, but the chip does not show it: put the board aside");
    }

    private static async Task<FuseSummary> LookAsync(FusePlan plan, Action<string> said, CancellationToken stop)
    {
        FlasherOutcome outcome = await FlasherProcess.RunAsync(plan.Summary, s_patience, said, stop).ConfigureAwait(false);
        if (outcome.Ending == FlasherEnding.NotStarted)
            throw new FactoryException($"{plan.Tool.Program} cannot be started: it comes with `pip install esptool`");
        if (outcome.Ending != FlasherEnding.ByItself || outcome.ExitCode != 0)
            throw new FactoryException($"the chip's fuses cannot be read: {outcome.Lines.LastOrDefault() ?? "no word"}");
        return FuseSummary.Read(outcome.Lines) ?? throw new FactoryException("the tool's summary has no address of a chip in it: another version of espefuse?");
    }

    private static FactoryException Stopped(int burnt) => new($"cancelled after {burnt} lines were burnt; what is burnt stays");

    private static string? Normal(string? typed) => typed?.Trim().Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
}
