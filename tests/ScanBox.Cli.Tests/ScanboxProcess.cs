using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Cli.Processes;

namespace ScanBox.Cli.Tests;

/// <summary>The built command as a process of its own.</summary>
internal sealed class ScanboxProcess : IDisposable
{
    // A test that waits so long has failed; a loaded machine is slow.
    private const int PatienceMs = 180_000;

    private const int InterruptSignal = 2;

    private static readonly Lazy<bool> s_ignoresInterrupt = new(IgnoresInterrupt);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];

    private ScanboxProcess(ProcessStartInfo start, string folder)
    {
        start.WorkingDirectory = folder;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Note(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts a command in a folder; it can be interrupted.</summary>
    public static ScanboxProcess Start(string folder, params string[] arguments) => new(Interruptible(ScanboxChild.Command(arguments)), folder);

    /// <summary>Runs a command to its end.</summary>
    public static CommandResult Run(params string[] arguments) => RunIn(Path.GetTempPath(), arguments);

    /// <summary>Runs a command in a folder.</summary>
    public static CommandResult RunIn(string folder, params string[] arguments)
    {
        using var process = new ScanboxProcess(ScanboxChild.Command(arguments), folder);
        return process.WaitForEnd();
    }

    /// <summary>Runs a command that finds no other program.</summary>
    public static CommandResult RunWithoutPath(params string[] arguments)
    {
        // The host is started by its full path: an empty PATH is for what the command itself looks for.
        ProcessStartInfo start = ScanboxChild.Command(arguments);
        start.Environment["PATH"] = "/nonexistent";
        using var process = new ScanboxProcess(start, Path.GetTempPath());
        return process.WaitForEnd();
    }

    /// <summary>Waits for a line on either output that contains a text.</summary>
    /// <returns>The line; null when the process ended without it.</returns>
    public string? WaitFor(string text)
    {
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < PatienceMs)
        {
            bool ended = _process.HasExited;
            if (ended)
                _process.WaitForExit();
            lock (_output)
            {
                string? line = _errors.Concat(_output).FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
                if (line is not null || ended)
                    return line;
                Monitor.Wait(_output, 50);
            }
        }
        throw new AssertFailedException($"'{text}' did not come in time\n{Result(0)}");
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => Assert.AreEqual(0, Kill(_process.Id, InterruptSignal));

    /// <summary>The process dies at once, whatever it does.</summary>
    public void Kill() => _process.Kill();

    public CommandResult WaitForEnd()
    {
        if (!_process.WaitForExit(PatienceMs))
            throw new AssertFailedException($"the command did not end\n{Result(0)}");
        _process.WaitForExit();
        return Result(_process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Who runs the tests in the background of a shell has them ignore Ctrl-C, and every process that they start; env takes that back.
    private static ProcessStartInfo Interruptible(ProcessStartInfo start)
    {
        if (!s_ignoresInterrupt.Value)
            return start;
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.ArgumentList.Insert(1, start.FileName);
        start.FileName = "env";
        return start;
    }

    // Linux tells the signals that a process ignores as bits, the first one for signal 1.
    private static bool IgnoresInterrupt()
    {
        const string status = "/proc/self/status", ignored = "SigIgn:";
        string? line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(ignored, StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line.AsSpan(ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (InterruptSignal - 1) & 1) == 1;
    }

    private CommandResult Result(int status)
    {
        lock (_output)
            return new CommandResult(status, Text(_output), Text(_errors));
    }

    private static string Text(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private void Note(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            lines.Add(line);
            Monitor.PulseAll(_output);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
