using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>A test that takes keys, lamp or voice of the box: it begins when the box has nothing else to do.</summary>
internal abstract class DeskTask : ConsoleTask
{
    // A customer's turn may be at its end; a longer one is not waited for.
    private const int WaitMs = 10_000;

    /// <summary>So often a test looks, in ms: as often as fingers and codes need.</summary>
    protected const int LookMs = 20;

    private readonly ServiceDesk _desk;
    private long _sinceMs = -1;
    private bool _begun;

    protected DeskTask(ServiceDesk desk)
    {
        _desk = desk;
    }

    protected ServiceDesk Desk => _desk;

    internal sealed override long Step(long nowMs)
    {
        if (_sinceMs < 0)
            _sinceMs = nowMs;
        if (!_desk.Hold(this) || !_desk.IsOn)
            return nowMs - _sinceMs < WaitMs ? nowMs + LookMs : Fail("the box is busy with a payment or a set-up code; try again when it has ended");
        if (!_begun)
        {
            _begun = true;
            Begin(nowMs);
        }
        return Go(nowMs);
    }

    internal override void End() => _desk.Release(this);

    /// <summary>The box is there: once.</summary>
    protected virtual void Begin(long nowMs)
    {
    }

    /// <summary>Does the next piece, as <see cref="ConsoleTask.Step"/>.</summary>
    protected abstract long Go(long nowMs);
}
