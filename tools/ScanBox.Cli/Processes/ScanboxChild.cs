using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace ScanBox.Cli.Processes;

/// <summary>This command as a process of its own, which can be killed at any moment.</summary>
internal sealed class ScanboxChild : IDisposable
{
    private const int LookMs = 20;

    private readonly Process _process;
    private readonly List<string> _lines = [];

    /// <summary>Starts it.</summary>
    internal ScanboxChild(params string[] arguments)
    {
        _process = new Process { StartInfo = Command(arguments) };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>How this command is started with arguments, both of its outputs to be read.</summary>
    internal static ProcessStartInfo Command(string[] arguments)
    {
        string host = Environment.ProcessPath is string path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ScanBox.Cli.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    internal bool HasEnded => _process.HasExited;

    /// <summary>Its exit status; 128 and more after a kill.</summary>
    internal int Status => _process.ExitCode;

    /// <summary>Everything that it has written, on both outputs.</summary>
    internal string[] Lines()
    {
        lock (_lines)
            return [.. _lines];
    }

    /// <summary>Waits for a line that contains a text.</summary>
    /// <returns>The line; null when the process ended, or the time is over, without it.</returns>
    internal string? WaitFor(string text, TimeSpan within)
    {
        long until = Environment.TickCount64 + (long)within.TotalMilliseconds;
        while (true)
        {
            bool last = _process.HasExited || Environment.TickCount64 >= until;
            if (_process.HasExited)
                _process.WaitForExit();
            lock (_lines)
            {
                string? found = _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
                if (found is not null || last)
                    return found;
                Monitor.Wait(_lines, LookMs);
            }
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>False when the time is over first.</returns>
    internal bool WaitForEnd(TimeSpan within)
    {
        if (!_process.WaitForExit(within))
            return false;
        _process.WaitForExit();
        return true;
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            _lines.Add(line);
            Monitor.PulseAll(_lines);
        }
    }
}
