using VirtualBoard;
using Workbench;

namespace CounterPage.Bench;

/// <summary>Runs the firmware on a thread of its own, from power-on to power cut, as often as it is asked to.</summary>
internal sealed class FirmwareThread : IDisposable
{
    /// <summary>Longest sleep: the firmware must feed its watchdog, which waits 60 s, and notice patience that ran out.</summary>
    private const long LongestSleepMs = 1000;

    /// <summary>A run ends within its next hardware call; longer means a defect.</summary>
    private const int EndWaitMs = 5000;

    private const int LookAgainMs = 10;

    private readonly object _sync = new();
    private readonly BoxWorkplace _workplace;
    private readonly Func<long> _turned;
    private readonly Action<PowerSession> _started;
    private readonly Action<ResetCause, string?> _ended;
    private readonly Thread _thread;
    private bool _wanted, _running, _stopping;

    /// <summary>Makes the thread; the box is off.</summary>
    /// <param name="workplace">The bench.</param>
    /// <param name="started">Called on the thread when a run has begun.</param>
    /// <param name="turned">Called on the thread after each turn of the firmware; it says how long the thread may sleep at most, in ms.</param>
    /// <param name="ended">Called on the thread when a run has ended: why, and what was thrown if it was a defect.</param>
    internal FirmwareThread(BoxWorkplace workplace, Action<PowerSession> started, Func<long> turned, Action<ResetCause, string?> ended)
    {
        _workplace = workplace;
        _started = started;
        _turned = turned;
        _ended = ended;
        _thread = new Thread(Loop) { IsBackground = true, Name = "firmware" };
        _thread.Start();
    }

    /// <summary>Switches the box on; nothing when it is on.</summary>
    internal void On()
    {
        lock (_sync)
        {
            // A run that lost its power may not have noticed yet.
            long until = Environment.TickCount64 + EndWaitMs;
            while (_running && _workplace.Board.Session is null && Environment.TickCount64 < until)
                Monitor.Wait(_sync, LookAgainMs);
            _wanted = true;
            Monitor.PulseAll(_sync);
        }
    }

    /// <summary>Cuts the power and waits until the run has ended, <see cref="EndWaitMs"/> at most.</summary>
    internal void Cut()
    {
        long until = Environment.TickCount64 + EndWaitMs;
        while (Environment.TickCount64 < until)
        {
            lock (_sync)
            {
                _wanted = false;
                if (!_running)
                    return;
            }
            _workplace.Board.CutPower();
            lock (_sync)
            {
                if (_running)
                    Monitor.Wait(_sync, LookAgainMs);
            }
        }
    }

    public void Dispose()
    {
        Cut();
        lock (_sync)
        {
            _stopping = true;
            Monitor.PulseAll(_sync);
        }
        _thread.Join(EndWaitMs);
    }

    private void Loop()
    {
        while (true)
        {
            lock (_sync)
            {
                while (!_wanted && !_stopping)
                    Monitor.Wait(_sync);
                if (_stopping)
                    return;
                _running = true;
            }
            ResetCause cause = Run(out string? defect);
            _ended(cause, defect);
            lock (_sync)
            {
                _running = false;
                // After a reset the box starts again by itself.
                if (cause == ResetCause.PowerCut)
                    _wanted = false;
                Monitor.PulseAll(_sync);
            }
        }
    }

    private ResetCause Run(out string? defect)
    {
        PowerSession? session = null;
        defect = null;
        try
        {
            session = _workplace.PowerOn();
            _started(session);
            while (session.Ended == ResetCause.None)
                _workplace.StepAndSleep(() => Math.Min(LongestSleepMs, _turned()));
        }
        catch (PowerLostException)
        {
            // The usual end.
        }
#pragma warning disable CA1031 // a defect of the firmware ends its run, as on the device, and must not end the page
        catch (Exception e)
#pragma warning restore CA1031
        {
            defect = $"{e.GetType().Name}: {e.Message}";
            _workplace.Board.CutPower();
        }
        return session is null || session.Ended == ResetCause.None ? ResetCause.PowerCut : session.Ended;
    }
}
