using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Voice;
using Simulation.Boxes;
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
    private const long StepMs = 1_000;

    // A firmware that never sleeps would keep the run from ever reaching its end.
    private const long MaxStepsWithoutEvent = 2_000_000;

    private readonly RunPlan _plan;
    private readonly Timeline _time = new();
    private readonly Trace _trace;
    private readonly FaultSource _faults;
    private readonly Dice _dice;
    private readonly SwitchModel _switch;
    private readonly SimNetwork _network;
    private readonly MoneyWatch _watch;
    private readonly BoxHost _box;
    private readonly Agreement _agreement;
    private Sentence? _heard;
    private int _visits;
    private long _steps;

    private SimulatedRun(RunPlan plan)
    {
        _plan = plan;
        _trace = new Trace(_time, plan.Traced);
        _dice = new Dice(plan.Seed);
        _faults = new FaultSource(plan.Profile, _dice.At(1), plan.WithoutFaults) { Tell = fault => _trace.Add("FAULT", $"{fault.Kind} {fault.Opportunity}") };
        _switch = new SwitchModel(_time, _dice.At(2));
        _watch = new MoneyWatch(_switch, _time);
        _network = new SimNetwork(_time, _faults, _trace, _switch, _watch, _dice.At(3));
        _box = new BoxHost(_time, _faults, _trace, _network, _watch, _switch.Terminal, _dice.At(4), plan.Profile.Gm65) { Heard = Hear };
        _agreement = new Agreement(_watch, _switch);
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
        Payments = _watch.Sent.Count,
        Approved = _watch.Sent.Count(sent => sent.End == PaymentOutcome.Approved),
        Starts = _watch.Starts,
        VirtualMs = _time.NowMs,
        Steps = _steps,
        FaultCounts = _faults.Counts,
        Faults = _faults.Happened,
        Visits = _visits,
        Trace = _trace.Lines,
    };

    private void Go()
    {
        _box.PowerOn();
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

    private void Receive(int number)
    {
        _visits++;
        _trace.Add("people", $"customer {number}");
        IEnumerator<long> visit = new Visit(_box, _switch, _faults, _dice.At(5, number)).Go();
        while (visit.MoveNext())
            RunFor(visit.Current);
    }

    private void Settle(int visit)
    {
        _faults.Enabled = false;
        _network.Mend();
        _box.Mend();
        _trace.Add("people", "faults stop");
        long deadline = _time.NowMs + SettleMs;
        while (!IsSettled() && _time.NowMs < deadline)
            RunFor(StepMs);
        if (!IsSettled())
            throw new ViolationException(Invariant.Settles, $"{SettleMs / 60_000} minutes after the last fault {Unsettled()}");
        _switch.SettleDue();
        _agreement.Check();
        HearTotal();
        Probe(visit);
    }

    private bool IsSettled() => Unsettled().Length == 0;

    private string Unsettled()
    {
        if (_box.Box is null)
            return "the box does not run";
        if (_box.Box.PaymentState != PaymentState.Idle)
            return $"a payment is {_box.Box.PaymentState}";
        if (_box.Box.UnknownCount > 0)
            return $"{_box.Box.UnknownCount} purchases are unknown";
        if (_box.Box.SwitchState is not (SwitchState.SignedIn or SwitchState.SignedOut))
            return $"the connection is {_box.Box.SwitchState}";
        if (_box.Box.ScannerState != ScannerState.Ready)
            return $"the scanner is {_box.Box.ScannerState}";
        if (_watch.AdoptionDue)
            return "the total of the day was not taken over";
        if (_network.InFlight > 0)
            return "frames are in flight";
        return _box.Box.Silent ? "" : "the box speaks";
    }

    private void Hear(Sentence sentence)
    {
        if (sentence.Count == 0 || sentence[0] != Clip.ReceivedToday)
            return;
        _heard = new Sentence();
        _heard.CopyFrom(sentence);
    }

    // The vendor presses the total key; what is heard is compared with the switch's books.
    private void HearTotal()
    {
        _heard = null;
        _box.Press(Key.Clear);
        RunFor(200);
        _box.Press(Key.Total);
        RunFor(2_000);
        _agreement.CheckTotal(_heard);
    }

    // Ready means that a customer can pay. What a late sign-in from an old connection has left behind may cost the first one a second try.
    private void Probe(int visit)
    {
        int before = _watch.Approvals.Count;
        for (int customer = 0; customer < ProbeCustomers && _watch.Approvals.Count == before; customer++)
        {
            _trace.Add("people", "customer to try it");
            IEnumerator<long> probe = new Visit(_box, _switch, _faults, _dice.At(6, visit).At(customer)).Go();
            while (probe.MoveNext())
                RunFor(probe.Current);
        }
        if (_watch.Approvals.Count == before)
            throw new ViolationException(Invariant.Settles, "faults have stopped and everything has settled, but the next customers cannot pay");
    }

    private void RunFor(long ms)
    {
        long end = _time.NowMs + ms;
        long idle = 0;
        while (true)
        {
            _time.RunDue();
            _box.Step();
            _steps++;
            long next = Math.Min(_time.NextMs, _box.WakeMs);
            if (next > end)
            {
                _time.NowMs = Math.Max(_time.NowMs, end);
                return;
            }
            if (next > _time.NowMs)
                _time.NowMs = next;
            if (++idle > MaxStepsWithoutEvent)
                throw new ViolationException(Invariant.KeepsRunning, "the firmware never rests");
        }
    }
}
