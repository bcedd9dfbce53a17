namespace CounterPage.Steps;

/// <summary>
/// What happened, step by step: the last steps of all, and those of the last payments. What happens before a payment has its
/// number (keys, the code) belongs to a visit; the number, once it is known, is given to the whole visit.
/// </summary>
internal sealed class Timeline
{
    /// <summary>Steps that a browser gets when it comes or comes back: some ten payments.</summary>
    internal const int RingLength = 500;

    /// <summary>Payments whose steps are kept for saving.</summary>
    internal const int MaxPayments = 50;

    /// <summary>Steps kept of one payment; one with every retry has about a hundred.</summary>
    internal const int MaxStepsOfPayment = 400;

    private readonly Queue<Step> _ring = new();
    private readonly Dictionary<string, List<Step>> _payments = [];
    private readonly Queue<string> _paymentOrder = new();
    private readonly List<Step> _visit = [];
    private readonly Func<long> _nowMs;
    private string? _current;
    private long _lastId;

    /// <summary>Makes an empty timeline.</summary>
    /// <param name="nowMs">Time of the board in ms; it goes on while the box is off.</param>
    internal Timeline(Func<long> nowMs) => _nowMs = nowMs;

    /// <summary>Happens for each step, in order, under <see cref="Sync"/>.</summary>
    internal event Action<Step>? Added;

    /// <summary>Happens under <see cref="Sync"/> when steps told before turn out to belong to a payment.</summary>
    internal event Action<string, IReadOnlyList<Step>>? Assigned;

    /// <summary>Guards the timeline; who holds it sees no step pass by.</summary>
    internal Lock Sync { get; } = new();

    /// <summary>The last steps, oldest first. Hold <see cref="Sync"/>.</summary>
    internal IReadOnlyCollection<Step> Ring => _ring;

    /// <summary>Number of the newest step.</summary>
    internal long LastId
    {
        get
        {
            lock (Sync)
                return _lastId;
        }
    }

    /// <summary>Adds a step to the payment in hand.</summary>
    internal void Add(string kind, string title, string zh, params IReadOnlyList<(string, string)> detail) => Add(_nowMs(), kind, title, zh, detail, null);

    /// <summary>Adds a step that belongs to no payment.</summary>
    internal void AddApart(string kind, string title, string zh, params IReadOnlyList<(string, string)> detail) => Add(_nowMs(), kind, title, zh, detail, "");

    /// <summary>Adds a step.</summary>
    /// <param name="atMs">When it happened, board time.</param>
    /// <param name="kind">See <see cref="StepKind"/>.</param>
    /// <param name="title">Short English.</param>
    /// <param name="zh">Short Chinese.</param>
    /// <param name="detail">Labels and values.</param>
    /// <param name="payment">The payment it belongs to; empty for none, null for the one in hand.</param>
    internal void Add(long atMs, string kind, string title, string zh, IReadOnlyList<(string, string)> detail, string? payment)
    {
        lock (Sync)
        {
            var step = new Step(++_lastId, atMs, kind, title, zh, detail);
            _ring.Enqueue(step);
            if (_ring.Count > RingLength)
                _ring.Dequeue();
            if (payment is null && _current is null)
            {
                if (_visit.Count < MaxStepsOfPayment)
                    _visit.Add(step);
            }
            else
            {
                Give(step, payment ?? _current!);
            }
            Added?.Invoke(step);
        }
    }

    /// <summary>The payment in hand has got its number.</summary>
    internal void Name(string payment)
    {
        lock (Sync)
        {
            if (_current == payment)
                return;
            _current = payment;
            foreach (Step step in _visit)
                Give(step, payment);
            if (_visit.Count > 0)
                Assigned?.Invoke(payment, [.. _visit]);
            _visit.Clear();
        }
    }

    /// <summary>The payment in hand is over: what comes now belongs to the next one.</summary>
    internal void EndVisit()
    {
        lock (Sync)
        {
            _current = null;
            _visit.Clear();
        }
    }

    /// <summary>The steps of a payment, oldest first; null when it is not known, or no longer.</summary>
    internal IReadOnlyList<Step>? Of(string payment)
    {
        lock (Sync)
            return _payments.TryGetValue(payment, out List<Step>? steps) ? [.. steps] : null;
    }

    private void Give(Step step, string payment)
    {
        if (payment.Length == 0)
            return;
        step.Payment = payment;
        if (!_payments.TryGetValue(payment, out List<Step>? steps))
        {
            if (_paymentOrder.Count == MaxPayments)
                _payments.Remove(_paymentOrder.Dequeue());
            _payments[payment] = steps = [];
            _paymentOrder.Enqueue(payment);
        }
        if (steps.Count < MaxStepsOfPayment)
            steps.Add(step);
    }
}
