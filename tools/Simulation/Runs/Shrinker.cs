using System.Diagnostics;
using Simulation.Checks;
using Simulation.Profiles;

namespace Simulation.Runs;

/// <summary>Finds a short run that breaks the same invariant: leaves out customers and faults as long as it still does.</summary>
public sealed class Shrinker
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _patience;
    private readonly Invariant _broken;
    private RunResult _best;

    private Shrinker(RunResult failed, TimeSpan patience)
    {
        _best = failed;
        _patience = patience;
        _broken = failed.Broken ?? throw new ArgumentException("The run did not fail.", nameof(failed));
    }

    /// <summary>Runs made so far.</summary>
    public int Tries { get; private set; }

    /// <summary>Shortens a failed run.</summary>
    /// <param name="failed">The run.</param>
    /// <param name="patience">Wall time after which the shortest so far is good enough.</param>
    /// <returns>The shortest run found, with its trace.</returns>
    public static RunResult Shrink(RunResult failed, TimeSpan patience)
    {
        var shrinker = new Shrinker(failed, patience);
        int before;
        do
        {
            before = shrinker.Size();
            shrinker.LeaveOut(shrinker.VisitsLeft, static (plan, visits) => plan with { WithoutVisits = new HashSet<int>([.. plan.WithoutVisits, .. visits]) });
            shrinker.LeaveOut(shrinker.FaultsLeft, static (plan, faults) => plan with { WithoutFaults = new HashSet<FaultEvent>([.. plan.WithoutFaults, .. faults]) });
        }
        while (shrinker.Size() < before && shrinker.HasTime);
        return SimulatedRun.Run(shrinker._best.Plan with { Traced = true });
    }

    private bool HasTime => _clock.Elapsed < _patience;

    private int Size() => _best.Visits + _best.Faults.Count;

    private List<int> VisitsLeft() =>
        [.. Enumerable.Range(0, _best.Plan.Profile.Visits).Where(visit => !_best.Plan.WithoutVisits.Contains(visit))];

    private List<FaultEvent> FaultsLeft() => [.. _best.Faults];

    // Halves, quarters, and so on down to single ones.
    private void LeaveOut<T>(Func<List<T>> left, Func<RunPlan, List<T>, RunPlan> without)
    {
        for (int piece = Math.Max(1, left().Count / 2); HasTime; piece /= 2)
        {
            for (int at = 0; at < left().Count && HasTime;)
            {
                List<T> all = left();
                List<T> some = all.GetRange(at, Math.Min(piece, all.Count - at));
                if (!Try(without(_best.Plan, some)))
                    at += piece;
            }
            if (piece <= 1)
                return;
        }
    }

    private bool Try(RunPlan plan)
    {
        Tries++;
        RunResult result = SimulatedRun.Run(plan);
        // Without its last customers a run ends earlier; it must not become longer, or shortening would not end.
        if (result.Broken != _broken || result.Visits + result.Faults.Count > Size())
            return false;
        _best = result;
        return true;
    }
}
