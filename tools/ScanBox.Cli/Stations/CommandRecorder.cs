using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using Factory;
using Factory.Checks;
using Flashing;

namespace ScanBox.Cli.Stations;

/// <summary>A recorder that is a command, like <c>arecord -q -d 6 -f S16_LE -r 16000 {file}</c>: it ends by itself, or is ended.</summary>
internal sealed class CommandRecorder : ISoundRecorder, IDisposable
{
    private const string Place = "{file}";

    /// <summary>The sentence is over; a recorder with a longer time is not waited for.</summary>
    private const int PatienceMs = 10_000;

    private readonly FlasherLine _line;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"scanbox-{Guid.NewGuid():N}.wav");
    private Process? _process;

    internal CommandRecorder(string command)
    {
        if (!command.Contains(Place, StringComparison.Ordinal))
            throw CommandException.Usage($"--record: the command needs {Place}, which stands for the file that it writes");
        try
        {
            _line = FlasherLine.Parse(command);
        }
        catch (FlashingException)
        {
            throw CommandException.Usage("--record: a quote is open");
        }
    }

    public void Start()
    {
        Dispose();
        var start = new ProcessStartInfo(_line.Program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in _line.Arguments)
            start.ArgumentList.Add(argument.Replace(Place, _path, StringComparison.Ordinal));
        try
        {
            _process = Process.Start(start)!;
            // Nobody reads what it says, and it must not wait for that.
            _process.OutputDataReceived += static (_, _) => { };
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
        catch (Win32Exception e)
        {
            throw new FactoryException($"the recorder cannot be started: {e.Message}", e);
        }
    }

    public Recording Stop()
    {
        if (_process is null)
            throw new FactoryException("the recorder was not started");
        if (!_process.WaitForExit(PatienceMs))
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        try
        {
            return File.Exists(_path) ? WavReader.Read(_path) : throw new FactoryException("the recorder wrote no file");
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
        File.Delete(_path);
    }
}
