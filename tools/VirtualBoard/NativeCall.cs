using System;
using System.Threading;

namespace VirtualBoard;

/// <summary>
/// A hardware call of the firmware. The device's interpreter is one task, so such calls never overlap: a call that waits
/// in native code (I2S without room, a flash commit) keeps every other thread of the firmware from its hardware.
/// </summary>
internal readonly struct NativeCall : IDisposable
{
    /// <summary>A thread that may not move a manual clock looks again after this real time.</summary>
    private const int LookAgainMs = 2;

    /// <summary>Real time that a peer on the desktop has to act before a manual clock goes on.</summary>
    private const int WorldPatienceMs = 3000;

    private readonly PowerSession _session;

    public NativeCall(PowerSession session)
    {
        _session = session;
        Monitor.Enter(session.Board.Cpu);
        Monitor.Enter(session.Board.Sync);
        try
        {
            session.Board.Pump();
            session.ThrowIfEnded();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Waits in native code: the whole firmware stands still, the world goes on.</summary>
    public void Block(Func<bool> done)
    {
        BoardModel board = _session.Board;
        while (!Happened(done))
        {
            if (board.NextEventAt == long.MaxValue && !board.Clock.RunsByItself)
                throw new InvalidOperationException("The firmware waits in native code for something that never happens.");
            board.Clock.Pass(board.Sync, board.NextEventAt);
        }
    }

    /// <summary>
    /// Waits in native code for somebody outside the board: the whole firmware stands still. A manual clock stands too while
    /// the other side may still act, and then goes on to what is due on the board, for instance its watchdog.
    /// </summary>
    public void BlockOnWorld(Func<bool> done)
    {
        BoardModel board = _session.Board;
        long patientUntil = Environment.TickCount64 + WorldPatienceMs;
        while (!Happened(done))
        {
            if (board.Clock.RunsByItself)
                board.Clock.Pass(board.Sync, Math.Min(board.NextEventAt, board.Clock.NowMicroseconds + (LookAgainMs * 1000)));
            else if (Environment.TickCount64 < patientUntil)
                Monitor.Wait(board.Sync, LookAgainMs);
            else if (board.NextEventAt != long.MaxValue)
                board.Clock.Pass(board.Sync, board.NextEventAt);
            else
                throw new InvalidOperationException("The firmware waits in native code for a peer that says nothing.");
        }
    }

    /// <summary>Stands still in native code for a time.</summary>
    public void Block(TimeSpan time)
    {
        BoardModel board = _session.Board;
        long until = board.Clock.NowMicroseconds + (long)time.TotalMicroseconds;
        board.Schedule(until, static () => { });
        Block(() => board.Clock.NowMicroseconds >= until);
    }

    /// <summary>Waits as a managed thread does: other threads of the firmware go on.</summary>
    /// <param name="done">What is waited for.</param>
    /// <param name="untilMicroseconds">When to give up; <see cref="long.MaxValue"/> for never.</param>
    /// <returns>False when it gave up.</returns>
    public bool Yield(Func<bool> done, long untilMicroseconds)
    {
        BoardModel board = _session.Board;
        while (!Happened(done))
        {
            if (board.Clock.NowMicroseconds >= untilMicroseconds)
                return false;
            Monitor.Exit(board.Cpu);
            try
            {
                long next = Math.Min(board.NextEventAt, untilMicroseconds);
                if (!_session.MovesTime)
                    Monitor.Wait(board.Sync, LookAgainMs);
                else if (next != long.MaxValue)
                    board.Clock.Pass(board.Sync, next);
                else if (board.Clock.RunsByItself)
                    Monitor.Wait(board.Sync, LookAgainMs);
                else
                    throw new InvalidOperationException("The firmware waits for something that never happens.");
            }
            finally
            {
                // The order of the two locks is always Cpu, Sync.
                Monitor.Exit(board.Sync);
                Monitor.Enter(board.Cpu);
                Monitor.Enter(board.Sync);
            }
        }
        return true;
    }

    public void Dispose()
    {
        Monitor.Exit(_session.Board.Sync);
        Monitor.Exit(_session.Board.Cpu);
    }

    private bool Happened(Func<bool> done)
    {
        _session.Board.Pump();
        _session.ThrowIfEnded();
        return done();
    }
}
