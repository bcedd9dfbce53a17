using Microsoft.AspNetCore.Http;

namespace CounterPage.Web;

/// <summary>One browser that listens. What it has not taken waits here, within bounds; who falls too far behind is dropped and may come back.</summary>
internal sealed class EventReader
{
    /// <summary>Most bytes that wait for a browser: some ten seconds of sound and steps.</summary>
    internal const int MaxWaitingBytes = 1 << 20;

    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(15);

    // A write that the system does not take for so long goes to nobody.
    private static readonly TimeSpan s_writePatience = TimeSpan.FromSeconds(20);

    private readonly Lock _sync = new();
    private readonly Queue<byte[]> _waiting = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private byte[]? _state;
    private long _bytes;
    private bool _dropped;

    /// <summary>Queues an event.</summary>
    internal void Add(byte[] bytes)
    {
        lock (_sync)
        {
            _bytes += bytes.Length;
            if (_bytes > MaxWaitingBytes)
                _dropped = true;
            else
                _waiting.Enqueue(bytes);
        }
        Wake();
    }

    /// <summary>The newest state; one that was not taken yet is replaced.</summary>
    internal void SetState(byte[] bytes)
    {
        lock (_sync)
            _state = bytes;
        Wake();
    }

    /// <summary>The server ends.</summary>
    internal void Drop()
    {
        lock (_sync)
            _dropped = true;
        Wake();
    }

    /// <summary>Writes what waits until the browser goes, falls behind, or is dropped.</summary>
    internal async Task WriteToAsync(HttpResponse response, CancellationToken gone)
    {
        bool isFirst = true;
        while (!gone.IsCancellationRequested)
        {
            bool something = await _signal.WaitAsync(s_keepAlive, gone).ConfigureAwait(false);
            byte[]? state;
            byte[][] events;
            lock (_sync)
            {
                if (_dropped)
                    return;
                state = _state;
                _state = null;
                events = [.. _waiting];
                _waiting.Clear();
            }
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
            patience.CancelAfter(s_writePatience);
            if (!something)
                await response.Body.WriteAsync(Wire.KeepAlive, patience.Token).ConfigureAwait(false);
            // Who comes needs the state first; later it stands behind the steps before it, whose numbers its own number covers.
            if (isFirst && state is not null)
                await response.Body.WriteAsync(state, patience.Token).ConfigureAwait(false);
            foreach (byte[] bytes in events)
            {
                await response.Body.WriteAsync(bytes, patience.Token).ConfigureAwait(false);
                lock (_sync)
                    _bytes -= bytes.Length;
            }
            if (!isFirst && state is not null)
                await response.Body.WriteAsync(state, patience.Token).ConfigureAwait(false);
            isFirst = false;
            await response.Body.FlushAsync(patience.Token).ConfigureAwait(false);
        }
    }

    private void Wake()
    {
        lock (_sync)
        {
            if (_signal.CurrentCount == 0)
                _signal.Release();
        }
    }
}
