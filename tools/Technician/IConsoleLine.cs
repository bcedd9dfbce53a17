namespace Technician;

/// <summary>The line to a box's console: a serial port, or the virtual board's terminal.</summary>
public interface IConsoleLine
{
    /// <summary>Milliseconds of the line's own time.</summary>
    long NowMs { get; }

    /// <summary>Sends bytes to the box.</summary>
    /// <exception cref="ConsoleLineException">The line is gone.</exception>
    void Type(byte[] bytes);

    /// <summary>What has arrived since; empty for nothing.</summary>
    /// <exception cref="ConsoleLineException">The line is gone.</exception>
    byte[] Take();

    /// <summary>Lets a little time pass, a few milliseconds.</summary>
    void Turn();
}
