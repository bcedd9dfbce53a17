using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Flashing;

/// <summary>Runs the flasher as a process, reads what it says, and ends it when its time is over.</summary>
public static class FlasherProcess
{
    // nanoff says less than a hundred lines; what a broken one says more is not kept.
    private const int MaxLines = 2000;
    private const int MaxLineChars = 1000;

    // After its end, or its being ended, what it wrote is read on for so long: a child of its own may hold the pipe open for ever.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    /// <summary>Runs a command line to its end.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="said">Told every line as it comes, from other threads; progress that the flasher writes over itself comes as lines too.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<FlasherOutcome> RunAsync(FlasherLine line, TimeSpan limit, Action<string> said, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Start(line) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return new FlasherOutcome(-1, [e.Message], FlasherEnding.NotStarted);
        }
        process.StandardInput.Close();
        var lines = new List<string>();
        Task reading = Task.WhenAll(ReadAsync(process.StandardOutput, Keep), ReadAsync(process.StandardError, Keep));
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limit);
        FlasherEnding ending = FlasherEnding.ByItself;
        try
        {
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ending = stop.IsCancellationRequested ? FlasherEnding.Stopped : FlasherEnding.TooSlow;
            Kill(process);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        // Ctrl-C at a terminal ends the flasher too.
        if (stop.IsCancellationRequested && process.ExitCode != 0)
            ending = FlasherEnding.Stopped;
        await Task.WhenAny(reading, Task.Delay(s_rest, CancellationToken.None)).ConfigureAwait(false);
        lock (lines)
            return new FlasherOutcome(process.ExitCode, [.. lines], ending);

        void Keep(string text)
        {
            lock (lines)
            {
                if (lines.Count >= MaxLines)
                    return;
                lines.Add(text);
            }
            said(text);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended in this moment, or a child of it did.
        }
    }

    private static ProcessStartInfo Start(FlasherLine line)
    {
        var start = new ProcessStartInfo(line.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        // With it a .NET program colours what it writes into a pipe.
        start.Environment.Remove("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION");
        foreach (string argument in line.Arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    // A line ends with LF, or with CR when it is written over.
    private static async Task ReadAsync(StreamReader from, Action<string> keep)
    {
        char[] buffer = new char[4096];
        var line = new StringBuilder();
        try
        {
            for (int count = await from.ReadAsync(buffer).ConfigureAwait(false); count > 0; count = await from.ReadAsync(buffer).ConfigureAwait(false))
            {
                foreach (char c in buffer.AsSpan(0, count))
                {
                    if (c is '\n' or '\r')
                        Flush();
                    else if (line.Length < MaxLineChars)
                        line.Append(char.IsControl(c) && c != '\t' ? '?' : c);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The pipe went with the process.
        }
        Flush();

        void Flush()
        {
            if (line.Length > 0)
                keep(line.ToString());
            line.Clear();
        }
    }
}
