namespace VirtualBoard.Clocks;

/// <summary>The time of a virtual board: the real time, or a time that only moves when it is moved.</summary>
public interface IVirtualClock
{
    /// <summary>Microseconds since some fixed moment; never goes backwards.</summary>
    long NowMicroseconds { get; }

    /// <summary>
    /// Lets time pass, at most until a moment. May return earlier: callers look at <see cref="NowMicroseconds"/> again.
    /// </summary>
    /// <param name="sync">A monitor that the caller holds; a clock of real time gives it up while it waits.</param>
    /// <param name="untilMicroseconds">The moment to wait for.</param>
    void Pass(object sync, long untilMicroseconds);

    /// <summary>Whether time moves by itself.</summary>
    bool RunsByItself { get; }
}
