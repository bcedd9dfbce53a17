using System;
using System.Collections.Generic;
using System.Threading;

namespace VirtualBoard;

/// <summary>One run of the firmware, from power-on or reset to the next one. Hardware objects belong to the run that made them.</summary>
public sealed class PowerSession
{
    private static readonly AsyncLocal<PowerSession?> s_current = new();
    private readonly int _mainThread = Environment.CurrentManagedThreadId;
    private readonly Dictionary<Type, object> _statics = new();

    internal PowerSession(BoardModel board, long startMicroseconds)
    {
        Board = board;
        StartMicroseconds = startMicroseconds;
    }

    /// <summary>The run whose code is executing here; flows into threads and tasks that the firmware starts.</summary>
    /// <exception cref="InvalidOperationException">No board was powered on in this context.</exception>
    public static PowerSession Current =>
        s_current.Value ?? throw new InvalidOperationException("No virtual board is powered on here: call BoardModel.PowerOn, or PowerSession.MakeCurrent on another thread.");

    /// <summary>The board it runs on.</summary>
    public BoardModel Board { get; }

    /// <summary>Time of the board's clock at which the run began.</summary>
    public long StartMicroseconds { get; }

    /// <summary>Why it ended; <see cref="ResetCause.None"/> while it runs.</summary>
    public ResetCause Ended { get; private set; }

    /// <summary>Milliseconds since this run began.</summary>
    public long UptimeMs => (Board.Clock.NowMicroseconds - StartMicroseconds) / 1000;

    /// <summary>Makes hardware objects of the calling thread, and of what it starts from now on, belong to this run.</summary>
    public void MakeCurrent() => s_current.Value = this;

    internal void End(ResetCause cause) => Ended = cause;

    /// <summary>Begins a hardware call of the firmware: no other such call runs until it is disposed, and what is due has happened.</summary>
    /// <exception cref="PowerLostException">This run has ended.</exception>
    internal NativeCall Enter() => new(this);

    /// <summary>State that the device keeps in static fields, which live as long as one run.</summary>
    internal T Static<T>()
        where T : class, new()
    {
        lock (_statics)
        {
            if (!_statics.TryGetValue(typeof(T), out object? value))
                _statics[typeof(T)] = value = new T();
            return (T)value;
        }
    }

    internal void ThrowIfEnded()
    {
        if (Ended != ResetCause.None)
            throw new PowerLostException(Ended);
    }

    /// <summary>Whether the calling thread moves a manual clock when it waits. Other threads wait for that one to do so.</summary>
    internal bool MovesTime => Board.Clock.RunsByItself || Environment.CurrentManagedThreadId == _mainThread;
}
