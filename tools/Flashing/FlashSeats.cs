namespace Flashing;

/// <summary>Which board of a run hangs on which port, and whose turn it is where only one may be.</summary>
internal sealed class FlashSeats : IDisposable
{
    private readonly Dictionary<string, string> _ports = [];
    private readonly SemaphoreSlim _alone = new(1, 1);

    /// <summary>Takes a board for a port; false when another port of this run has it.</summary>
    internal bool Take(string mac, string port)
    {
        lock (_ports)
            return _ports.TryAdd(mac, port) || _ports[mac] == port;
    }

    /// <summary>A port is through. Its board stays taken: one that wanders to another port was served.</summary>
    internal void Leave(string port)
    {
        lock (_ports)
        {
            foreach (string mac in _ports.Where(seat => seat.Value == port).Select(seat => seat.Key).ToArray())
                _ports[mac] = "";
        }
    }

    /// <summary>Waits until nobody else is alone; null when the run is stopped first.</summary>
    internal async Task<IDisposable?> AloneAsync(CancellationToken stop)
    {
        try
        {
            await _alone.WaitAsync(stop).ConfigureAwait(false);
            return new Turn(_alone);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _alone.Dispose();

    private sealed class Turn(SemaphoreSlim alone) : IDisposable
    {
        public void Dispose() => alone.Release();
    }
}
