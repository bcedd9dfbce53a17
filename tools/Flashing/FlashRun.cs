namespace Flashing;

/// <summary>Many boards side by side, each at its port.</summary>
public static class FlashRun
{
    /// <summary>More adapters than that hang on no computer; each has a thread's worth of work.</summary>
    public const int MaxPorts = 64;

    /// <summary>Flashes the board at each port.</summary>
    /// <param name="job">What every board gets.</param>
    /// <param name="ports">The ports, each once.</param>
    /// <param name="records">What is known of boards.</param>
    /// <param name="times">How long things may take.</param>
    /// <param name="progress">Told where each board is, one call at a time.</param>
    /// <param name="stop">Ends the calls that run; what is proven stays recorded.</param>
    /// <returns>One result a port, in their order.</returns>
    /// <exception cref="FlashingException">The files for the boxes cannot be laid out.</exception>
    public static async Task<IReadOnlyList<BoardResult>> RunAsync(FlashJob job, IReadOnlyList<string> ports, RecordFolder records, FlashTimes times, Action<FlashProgress> progress, CancellationToken stop)
    {
        using var folder = new FlashFolder(records.WorkPath, job);
        using var seats = new FlashSeats();
        var plan = new FlashPlan(job, times, folder.ListOf, folder.ImagePath);
        object gate = new();
        return await Task.WhenAll(ports.Select(port => new BoardFlash(job, plan, times, records, seats, port, Tell).RunAsync(stop))).ConfigureAwait(false);

        void Tell(FlashProgress state)
        {
            lock (gate)
                progress(state);
        }
    }

    /// <summary>The command lines that a new board at a port would get, in their order; nothing is started.</summary>
    public static IReadOnlyList<FlasherLine> Lines(FlashJob job, string port)
    {
        var plan = new FlashPlan(job, new FlashTimes(), static file => file.Name + ".json", job.ImagePath);
        return [.. plan.Steps.Prepend(plan.Chip).Select(step => step.Line(port))];
    }

    /// <summary>The ports that the flasher sees; empty when it sees none or cannot be asked.</summary>
    public static async Task<IReadOnlyList<string>> PortsAsync(FlashJob job, FlashTimes times, CancellationToken stop)
    {
        FlasherOutcome outcome = await FlasherProcess.RunAsync(job.Lines.Ports(), times.Ask, static _ => { }, stop).ConfigureAwait(false);
        return outcome.IsGood ? [.. outcome.Lines.SkipWhile(line => !line.StartsWith("Available COM ports", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim())] : [];
    }
}
