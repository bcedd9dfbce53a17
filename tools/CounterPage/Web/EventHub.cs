using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CounterPage.Steps;

namespace CounterPage.Web;

/// <summary>Sends to every browser what happens: the state when it has changed, each step, the sound.</summary>
internal sealed class EventHub : IAsyncDisposable
{
    /// <summary>Browsers that may listen at once.</summary>
    internal const int MaxReaders = 16;

    /// <summary>Sentences that who comes is told again: as many as the page shows.</summary>
    private const int KeptWords = 3;

    /// <summary>The state is sent at most ten times a second.</summary>
    private const int StatePauseMs = 100;

    private readonly Counter _counter;
    private readonly Timeline _timeline;
    private readonly List<EventReader> _readers = [];
    private readonly Queue<(long AtMs, string Text)> _words = new();
    private readonly SemaphoreSlim _stale = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Timer _phoneTimer;
    private readonly Task _sending;

    internal EventHub(Counter counter)
    {
        _counter = counter;
        _timeline = counter.Timeline;
        _phoneTimer = new Timer(_ => Touch());
        counter.Changed += Touch;
        _timeline.Added += step => Send("step", step.Id, step.ToJson);
        _timeline.Assigned += (payment, steps) => Send("assign", steps[^1].Id, () => Assigned(payment, steps));
        counter.Box.Said += SendWords;
        counter.Box.Sounds.Ready += SendSound;
        counter.Box.Beeped += (atMs, tune) => Send("beep", _timeline.LastId, () => new JsonObject { ["atMs"] = atMs, ["tune"] = tune.ToString() });
        _sending = SendStatesAsync();
    }

    /// <summary>Number of this run of the server.</summary>
    internal string Run { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Lets a browser listen: the state and the steps it has not seen are there at once, and none is lost in between.</summary>
    /// <returns>Null when too many listen.</returns>
    internal EventReader? Join(string lastEventId)
    {
        long seen = Wire.LastSeen(lastEventId, Run);
        JsonObject state = _counter.State(out long nextMs);
        var reader = new EventReader();
        lock (_timeline.Sync)
        {
            lock (_readers)
            {
                if (_readers.Count >= MaxReaders)
                    return null;
                _readers.Add(reader);
                foreach ((long atMs, string text) in _words)
                    reader.Add(Wire.Event("words", Run, seen, Words(atMs, text)));
            }
            reader.SetState(Wire.Event("state", Run, seen, state));
            foreach (Step step in _timeline.Ring)
            {
                if (step.Id > seen)
                    reader.Add(Wire.Event("step", Run, step.Id, step.ToJson()));
            }
        }
        WakeAt(nextMs);
        return reader;
    }

    internal void Leave(EventReader reader)
    {
        lock (_readers)
            _readers.Remove(reader);
    }

    /// <summary>Ends all.</summary>
    internal void DropAll()
    {
        lock (_readers)
            _readers.ForEach(reader => reader.Drop());
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        await _phoneTimer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _stale.Dispose();
    }

    private bool IsHeard
    {
        get
        {
            lock (_readers)
                return _readers.Count > 0;
        }
    }

    private void Touch()
    {
        lock (_stopping)
        {
            if (!_stopping.IsCancellationRequested && _stale.CurrentCount == 0)
                _stale.Release();
        }
    }

    private void WakeAt(long nextMs)
    {
        // Codes end by themselves only while somebody looks.
        if (nextMs < int.MaxValue && !_stopping.IsCancellationRequested)
            _phoneTimer.Change(Math.Max(nextMs, StatePauseMs), Timeout.Infinite);
    }

    private async Task SendStatesAsync()
    {
        try
        {
            while (true)
            {
                await _stale.WaitAsync(_stopping.Token).ConfigureAwait(false);
                if (!IsHeard)
                    continue;
                long lastStep = _timeline.LastId;
                JsonObject state = _counter.State(out long nextMs);
                byte[] bytes = Wire.Event("state", Run, lastStep, state);
                lock (_readers)
                    _readers.ForEach(reader => reader.SetState(bytes));
                WakeAt(nextMs);
                await Task.Delay(StatePauseMs, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private static JsonObject Assigned(string payment, IReadOnlyList<Step> steps) => new()
    {
        ["payment"] = payment,
        ["steps"] = new JsonArray([.. steps.Select(step => JsonValue.Create(step.Id))]),
    };

    private void SendWords(long atMs, string text)
    {
        byte[] bytes = Wire.Event("words", Run, _timeline.LastId, Words(atMs, text));
        lock (_readers)
        {
            _words.Enqueue((atMs, text));
            if (_words.Count > KeptWords)
                _words.Dequeue();
            _readers.ForEach(reader => reader.Add(bytes));
        }
    }

    private static JsonObject Words(long atMs, string text) => new() { ["atMs"] = atMs, ["text"] = text };

    private void SendSound(string from, long atMs, int rate, short[] samples)
    {
        if (!IsHeard)
            return;
        byte[] pcm = new byte[samples.Length * sizeof(short)];
        for (int i = 0; i < samples.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i * sizeof(short)), samples[i]);
        Send("sound", _timeline.LastId, () => new JsonObject { ["from"] = from, ["atMs"] = atMs, ["rate"] = rate, ["pcm"] = Convert.ToBase64String(pcm) });
    }

    private void Send(string name, long id, Func<JsonObject> data)
    {
        if (!IsHeard)
            return;
        byte[] bytes = Wire.Event(name, Run, id, data());
        lock (_readers)
            _readers.ForEach(reader => reader.Add(bytes));
    }
}
