using System.Globalization;
using System.Text.RegularExpressions;

namespace Flashing;

/// <summary>
/// The board at one port, from its chip to the proof. What is proven is recorded at once; when a call fails for a reason that may pass, the
/// chip is asked again until patience is over, and the same board goes on where it was.
/// </summary>
internal sealed partial class BoardFlash(FlashJob job, FlashPlan plan, FlashTimes times, RecordFolder records, FlashSeats seats, string port, Action<FlashProgress> progress)
{
    private readonly SecretMask _mask = new(job.Secrets);
    private BoardRecord? _record;
    private bool _wrote;
    private int _done;

    internal async Task<BoardResult> RunAsync(CancellationToken stop)
    {
        try
        {
            Failure? failure = await TryAsync(stop).ConfigureAwait(false);
            for (DateTime until = DateTime.UtcNow + times.Patience; failure is { MayPass: true } && !stop.IsCancellationRequested && DateTime.UtcNow < until;)
            {
                int before = _done;
                Tell(failure.Step, null, $"{failure.Reason}; trying again, is the cable in?");
                await Task.Delay(times.RetryPause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                failure = await TryAsync(stop).ConfigureAwait(false);
                if (_done > before)
                    until = DateTime.UtcNow + times.Patience;
            }
            return Finish(failure);
        }
        catch (FlashingException e)
        {
            Tell("record", null, e.Message);
            return new BoardResult(port, BoardOutcome.NotRecorded, "record", e.Message, _record);
        }
        finally
        {
            records.WriteTable();
            seats.Leave(port);
        }
    }

    // From the chip to the first failure, or to the end.
    private async Task<Failure?> TryAsync(CancellationToken stop)
    {
        (FlasherOutcome asked, Failure? failure) = await CallAsync(plan.Chip, stop).ConfigureAwait(false);
        if (failure is not null)
            return failure;
        failure = Take(ChipDetails.Read(asked.Lines)!);
        while (failure is null && _done < plan.Steps.Count)
        {
            FlashStep step = plan.Steps[_done];
            (FlasherOutcome outcome, failure) = await CallAsync(step, stop).ConfigureAwait(false);
            if (failure is null && step.Name == FlashPlan.ApplicationStep && ChipDetails.Read(outcome.Lines)!.Mac != _record!.Mac)
                failure = AnotherBoard(step.Name);
            if (failure is null)
                Note(step, outcome);
        }
        return failure;
    }

    // Who the board is decides what is known of it, not where it hangs.
    private Failure? Take(ChipDetails chip)
    {
        if (_record is not null)
            return chip.Mac == _record.Mac ? null : AnotherBoard(FlashPlan.ChipStep);
        if (!seats.Take(chip.Mac, port))
            return new Failure(FlashPlan.ChipStep, $"the board {chip.Mac} is at another port already", false);
        DateTime now = DateTime.UtcNow;
        BoardRecord known = records.Find(chip.Mac) ?? new BoardRecord { Mac = chip.Mac, Board = job.Plan.Id, First = now };
        string unfit = chip.Unfit(job.Plan);
        if (unfit.Length == 0 && known.Board != job.Plan.Id && known.Steps.Count > 0)
            unfit = $"this board was made as {known.Board}";
        _record = known;
        if (unfit.Length > 0)
        {
            // What an earlier run has proven stays as it is.
            if (known.Steps.Count == 0)
                Keep(known with { Chip = chip.Name, FlashMegabytes = chip.FlashMegabytes, Last = now, Runs = known.Runs + 1, Reason = unfit });
            return new Failure(FlashPlan.ChipStep, unfit, false);
        }
        _done = known.DoneOf(plan);
        if (_done == 0 && job.Options.Erase && known.Finished is DateTime finished)
            return new Failure(FlashPlan.RuntimeStep, $"this board was finished on {finished.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, and --masserase would wipe what it has taken since: leave it out", false);
        // What is going to be written over is not proven any more, however the writing ends.
        if (_done < plan.Steps.Count)
            Keep(known with { Chip = chip.Name, FlashMegabytes = chip.FlashMegabytes, Steps = [.. known.Steps.Take(_done)], IsDone = false, Last = now });
        return null;
    }

    private async Task<(FlasherOutcome Outcome, Failure? Failure)> CallAsync(FlashStep step, CancellationToken stop)
    {
        Tell(step.Name, null, "");
        FlasherLine line = step.Line(port);
        FlasherOutcome outcome;
        IDisposable? alone = step.IsAlone ? await seats.AloneAsync(stop).ConfigureAwait(false) : null;
        using (alone)
        {
            Log(line.ToString());
            outcome = stop.IsCancellationRequested
                ? new FlasherOutcome(-1, [], FlasherEnding.Stopped)
                : await FlasherProcess.RunAsync(line, step.Limit, said => Hear(step, said), stop).ConfigureAwait(false);
        }
        if (!outcome.IsGood)
            return (outcome, new Failure(step.Name, outcome.Reason, outcome.MayPass));
        string missing = step.Check(outcome);
        return (outcome, missing.Length == 0 ? null : new Failure(step.Name, missing, true) { Unproves = step.Name == FlashPlan.ProofStep });
    }

    private void Hear(FlashStep step, string said)
    {
        if (PercentText().Match(said) is { Success: true } told && int.TryParse(told.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int percent))
            Tell(step.Name, Math.Min(percent, 100), "");
        else
            Log("| " + said);
    }

    private void Note(FlashStep step, FlasherOutcome outcome)
    {
        DateTime now = DateTime.UtcNow;
        BoardRecord record = _record! with
        {
            Steps = [.. _record.Steps.Take(_done), new DoneStep(step.Name, step.Fingerprint, now)],
            IsDone = _done + 1 == plan.Steps.Count,
            Last = now,
            Reason = "",
        };
        if (step.Name == FlashPlan.ApplicationStep)
            record = record with { Image = job.Image!.Name, ImageHash = FlashFile.HashOf(job.Image.Content), IsCompared = outcome.Says(Compared) };
        if (step.Name == FlashPlan.ProofStep)
            record = record with { Runtime = RuntimeDetails.Read(outcome.Lines)!.Version, Finished = record.Finished ?? now };
        Keep(record);
        _done++;
    }

    private BoardResult Finish(Failure? failure)
    {
        if (failure is null)
        {
            Tell(FlashPlan.ProofStep, null, _wrote ? "done" : "was done before");
            return new BoardResult(port, _wrote ? BoardOutcome.Done : BoardOutcome.Already, "", "", _record);
        }
        if (_record is not null && _wrote)
            Keep(_record with { Reason = $"{failure.Step}: {failure.Reason}", Last = DateTime.UtcNow, Steps = failure.Unproves ? [] : _record.Steps });
        Tell(failure.Step, null, failure.Reason);
        return new BoardResult(port, BoardOutcome.NotDone, failure.Step, failure.Reason, _record);
    }

    // A run counts once, when it changes anything about a board.
    private void Keep(BoardRecord record)
    {
        BoardRecord kept = _wrote ? record : record with { Runs = (records.Find(record.Mac)?.Runs ?? 0) + 1 };
        records.Keep(kept);
        _record = kept;
        _wrote = true;
    }

    private void Tell(string step, int? percent, string note)
    {
        if (note.Length > 0)
            Log($"{step}: {note}");
        progress(new FlashProgress(port, step, _done, plan.Steps.Count, percent, _mask.Of(note)));
    }

    private void Log(string text) => records.Log(DateTime.UtcNow, port, $"{_record?.Mac ?? "-"} {_mask.Of(text)}");

    private static Failure AnotherBoard(string step) => new(step, "another board is at this port now; start again for it, both are remembered", false);

    // nanoff's own sentence, from normal verbosity on.
    private const string Compared = "Hash of data verified.";

    [GeneratedRegex(@"(?:\]\s+|\.\.\. ?)(\d{1,3})(?:[.,]\d)?%")]
    private static partial Regex PercentText();

    private sealed record Failure(string Step, string Reason, bool MayPass)
    {
        // The board itself contradicts what is recorded: the next run makes it from the beginning.
        internal bool Unproves { get; init; }
    }
}
