using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Network;
using Simulation.People;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Runs;

/// <summary>
/// One run from one seed: customers come while faults happen; now and then faults stop, everything has to settle, and both ends are
/// compared. The box is the firmware itself and the switch is the reference switch itself.
/// </summary>
public sealed class SimulatedRun
{
    /// <summary>
    /// When faults have stopped, everything has settled after this many milliseconds: a kept purchase is tried again after 10 minutes at
    /// the latest, its tries and a new connection take a few, and a box that has to be set up again waits up to 10 for its technician.
    /// </summary>
    public const long SettleMs = 30 * 60_000;

    private const int ProbeCustomers = 3;

    // A modem that died just before faults stopped is missed half a minute later, and is back after its pauses and a power cycle.
    private const long ProbeMs = 10 * 60_000;

    // Between two ways that are up it takes seconds; one that was lately silent is avoided, and pauses between connections grow.
    private const long FailoverMs = 120_000;

    private const long StepMs = 1_000;

    // A firmware that never sleeps would keep the run from ever reaching its end.
    private const long MaxStepsWithoutEvent = 2_000_000;

    // But a driver looks at its line now and then.
    private const int ShortestPollMs = 10;

    private static readonly Key[] s_spareKeys = [Key.Back, Key.Clear, Key.Plus, Key.Undo, Key.Replay, Key.Total, Key.VolumeUp, Key.VolumeDown];

    private readonly RunPlan _plan;
    private readonly Timeline _time = new();
    private readonly Trace _trace;
    private readonly FaultSource _faults;
    private readonly Dice _dice;
    private readonly SwitchModel _switch;
    private readonly Stall[] _stalls;
    private readonly ShownCodes _shown = new();
    private int _visits;
    private long _steps;

    private SimulatedRun(RunPlan plan)
    {
        _plan = plan;
        _trace = new Trace(_time, plan.Traced);
        _dice = new Dice(plan.Seed);
        _faults = new FaultSource(plan.Profile, _dice.At(1), plan.WithoutFaults) { Tell = fault => _trace.Add("FAULT", $"{fault.Kind} {fault.Opportunity}") };
        _switch = new SwitchModel(_time, _dice.At(2), plan.Profile.Boxes);
        _stalls = [.. Enumerable.Range(0, plan.Profile.Boxes).Select(number => new Stall(number, _time, _faults, _trace, _switch, _dice, plan.Profile))];
    }

    /// <summary>Runs a plan to its end or to the first broken invariant.</summary>
    public static RunResult Run(RunPlan plan)
    {
        var run = new SimulatedRun(plan);
        ViolationException? violation = null;
        try
        {
            run.Go();
        }
        catch (ViolationException broken)
        {
            violation = broken;
            run._trace.Add("BROKEN", broken.Message);
        }
        return run.Result(violation);
    }

    private RunResult Result(ViolationException? violation) => new()
    {
        Plan = _plan,
        Broken = violation?.Invariant,
        Problem = violation?.Message ?? "",
        Payments = _stalls.Sum(stall => stall.Watch.Sent.Count),
        Approved = _stalls.Sum(stall => stall.Watch.Sent.Count(sent => sent.End == PaymentOutcome.Approved)),
        Undos = _stalls.Sum(stall => stall.Watch.Sent.Count(sent => sent.Kind != PurchaseKind.Purchase && sent.End == PaymentOutcome.Approved)),
        Settlements = _stalls.Sum(stall => stall.Watch.SettledBatches),
        RetainedBytes = _stalls.Max(stall => stall.MostRetained),
        Starts = _stalls.Sum(stall => stall.Watch.Starts),
        VirtualMs = _time.NowMs,
        Steps = _steps,
        FaultCounts = _faults.Counts,
        Faults = _faults.Happened,
        Visits = _visits,
        Trace = _trace.Lines,
    };

    private void Go()
    {
        foreach (Stall stall in _stalls)
            stall.Box.PowerOn();
        RunFor(5_000);
        for (int visit = 0; visit < _plan.Profile.Visits; visit++)
        {
            _faults.Enabled = true;
            if (!_plan.WithoutVisits.Contains(visit))
                Receive(visit);
            if ((visit + 1) % _plan.Profile.VisitsBetweenChecks == 0 || visit + 1 == _plan.Profile.Visits)
                Settle(visit);
        }
    }

    // A customer at every stall, at the same time.
    private void Receive(int number)
    {
        _visits++;
        _trace.Add("people", $"customer {number}");
        var visits = new List<(IEnumerator<long> Visit, long DueMs)>();
        for (int stall = 0; stall < _stalls.Length; stall++)
        {
            Dice dice = stall == 0 ? _dice.At(5, number) : _dice.At(7, number).At(stall);
            visits.Add((new Visit(_stalls[stall].Box, _switch, _faults, _shown, dice).Go(), _time.NowMs));
        }
        while (visits.Count > 0)
        {
            int first = 0;
            for (int i = 1; i < visits.Count; i++)
            {
                if (visits[i].DueMs < visits[first].DueMs)
                    first = i;
            }
            (IEnumerator<long> visit, long dueMs) = visits[first];
            if (dueMs > _time.NowMs)
                RunFor(dueMs - _time.NowMs);
            if (visit.MoveNext())
                visits[first] = (visit, _time.NowMs + visit.Current);
            else
                visits.RemoveAt(first);
        }
    }

    private void Settle(int visit)
    {
        _faults.Enabled = false;
        foreach (Stall stall in _stalls)
            stall.Mend();
        _trace.Add("people", "faults stop");
        long deadline = _time.NowMs + SettleMs;
        while (Unsettled().Length > 0 && _time.NowMs < deadline)
            RunFor(StepMs);
        if (Unsettled() is { Length: > 0 } unsettled)
            throw new ViolationException(Invariant.Settles, $"{SettleMs / 60_000} minutes after the last fault {unsettled}");
        _switch.SettleDue();
        foreach (Stall stall in _stalls)
            stall.Agreement.Check();
        Agreement.CheckCodes(_stalls.Select(stall => stall.Agreement));
        foreach (Stall stall in _stalls)
        {
            if (_faults.Has(FaultKind.HostileBytes) || _faults.Has(FaultKind.HostileScan) || _plan.Profile.HasDrivers)
                stall.CheckMemory();
            stall.HearTotal(RunFor);
            stall.LookAtRest(RunFor);
            Probe(stall, visit);
            if (stall.Box.HasPanel)
                LosePanel(stall, visit);
            if (_plan.Profile.Link.Count > 1)
                LoseOneWay(stall, visit);
        }
    }

    private string Unsettled()
    {
        foreach (Stall stall in _stalls)
        {
            if (stall.Unsettled() is { Length: > 0 } unsettled)
                return unsettled;
        }
        return "";
    }

    // Ready means that a customer can pay. What a late sign-in from an old connection has left behind may cost the first one a second try.
    private void Probe(Stall stall, int visit)
    {
        if (!CustomerPays(stall, _dice.At(6, visit), _plan.Profile.HasDrivers ? ProbeMs : 0))
            throw new ViolationException(Invariant.Settles, "faults have stopped and everything has settled, but the next customers cannot pay");
    }

    // One of two ways dies without a word, and the other one is good.
    private void LoseOneWay(Stall stall, int visit)
    {
        Dice dice = _dice.At(8, visit);
        Way lost = stall.Network.Ways[dice.Below(2, 1)];
        _trace.Add("net", $"{lost.Name} dies");
        lost.BeSilent(SettleMs, hangs: dice.Below(2, 2) == 0);
        if (!CustomerPays(stall, dice, _plan.Profile.HasModem ? ProbeMs : FailoverMs))
            throw new ViolationException(Invariant.Settles, $"{lost.Name} is dead and the other way is good, but the next customers cannot pay");
        lost.Mend();
    }

    // A dead display and a stuck key that no amount needs keep nobody from paying.
    private void LosePanel(Stall stall, int visit)
    {
        Dice dice = _dice.At(9, visit);
        Key stuck = s_spareKeys[dice.Below(s_spareKeys.Length, 1)];
        _trace.Add("people", $"the display is gone and {stuck} sticks");
        stall.Box.LosePanel(stuck);
        if (!CustomerPays(stall, dice, ProbeMs))
            throw new ViolationException(Invariant.Settles, $"the display is gone and {stuck} sticks, and the next customers cannot pay");
        stall.Box.LosePanel(Key.None);
    }

    private bool CustomerPays(Stall stall, Dice dice, long withinMs)
    {
        int before = stall.Watch.Approvals.Count;
        long untilMs = _time.NowMs + withinMs;
        for (int customer = 0; (customer < ProbeCustomers || _time.NowMs < untilMs) && stall.Watch.Approvals.Count == before; customer++)
        {
            _trace.Add("people", "customer to try it");
            IEnumerator<long> probe = new Visit(stall.Box, _switch, _faults, _shown, dice.At(customer)).Go();
            while (probe.MoveNext())
                RunFor(probe.Current);
        }
        return stall.Watch.Approvals.Count > before;
    }

    private void RunFor(long ms)
    {
        long end = _time.NowMs + ms;
        long idle = 0;
        while (true)
        {
            _time.RunDue();
            long next = long.MaxValue;
            foreach (Stall stall in _stalls)
            {
                stall.Box.Step();
                _steps++;
            }
            foreach (Stall stall in _stalls)
                next = Math.Min(next, stall.Box.WakeMs);
            next = Math.Min(next, _time.NextMs);
            if (next > end)
            {
                _time.NowMs = Math.Max(_time.NowMs, end);
                return;
            }
            if (next > _time.NowMs)
                _time.NowMs = next;
            if (++idle > MaxStepsWithoutEvent + (ms / ShortestPollMs))
                throw new ViolationException(Invariant.KeepsRunning, "the firmware never rests");
        }
    }
}
