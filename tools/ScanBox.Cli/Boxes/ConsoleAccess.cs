using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ScanBox.Device;
using Technician;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Boxes;

/// <summary>The console that a verb works at: of a real box at a serial port, or of one on the virtual board with a switch in this process.</summary>
internal sealed class ConsoleAccess : IAsyncDisposable
{
    /// <summary>The technician's PIN, for scripts: as an argument every user of the machine would see it.</summary>
    private const string PinVariable = "SCANBOX_PIN";

    private static readonly Option<string?> s_port = new("--port") { Description = "Serial port of a real box's console: COM3, /dev/ttyUSB0.", HelpName = "PORT" };

    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Without --port: folder of a box on the virtual board, as pay --state keeps it; without it a box is made for this call.");

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    private readonly SerialConsoleLine? _serial;
    private readonly BoxWorkplace? _workplace;
    private readonly SwitchHost? _host;
    private readonly StateFolder? _folder;
    private readonly bool _isMadeHere;

    private ConsoleAccess(SerialConsoleLine serial)
    {
        _serial = serial;
        Line = serial;
    }

    private ConsoleAccess(DirectoryInfo? state, BoardPlan plan, ScannerChoice scanner)
    {
        _folder = state is null ? null : StateFolder.Open(state);
        try
        {
            var flash = new VirtualFlash(_folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(_folder.Flash), plan.FileSystemBytes);
            _isMadeHere = !TestBench.IsSetUp(flash);
            _host = ConsoleBench.OpenSwitch(_folder, flash);
            BoxWorkplace.LoadVoice(flash, plan);
            _workplace = new BoxWorkplace(new RealClock(), flash, plan, scanner, console: true);
            ConsoleBench.Route(_workplace, flash, _host);
            Line = new BenchLine(_workplace);
        }
        catch
        {
            _folder?.Dispose();
            throw;
        }
    }

    /// <summary>The line.</summary>
    internal IConsoleLine Line { get; }

    /// <summary>Gives a verb the options that say which box.</summary>
    internal static void AddOptions(Command verb)
    {
        verb.Add(s_port);
        verb.Add(s_state);
        verb.Add(s_board);
        verb.Add(s_scanner);
    }

    /// <summary>Opens the line that the options name.</summary>
    /// <exception cref="CommandException">It cannot be opened.</exception>
    internal static ConsoleAccess Open(ParseResult parsed)
    {
        string? port = parsed.GetValue(s_port);
        DirectoryInfo? state = parsed.GetValue(s_state);
        if (port is not null && state is not null)
            throw CommandException.Usage("--port is a real box, --state one on the virtual board: give one of them");
        try
        {
            return port is not null
                ? new ConsoleAccess(SerialConsoleLine.Open(port))
                : new ConsoleAccess(state, BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!), ScannerChoice.Named(parsed.GetValue(s_scanner)!));
        }
        catch (Exception e) when (e is ConsoleLineException or SwitchStoreException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault(e.Message);
        }
    }

    /// <summary>Works at the box.</summary>
    internal T Visit<T>(CancellationToken stop, Func<BoxVisit, T> work)
    {
        try
        {
            BoxVisit visit = BoxVisit.Begin(new ConsoleDialogue(Line, stop), Pin);
            T result = work(visit);
            visit.End();
            return result;
        }
        catch (Exception e) when (e is ConsoleLineException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault(stop.IsCancellationRequested ? "cancelled" : e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _serial?.Dispose();
        _workplace?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        _folder?.Dispose();
    }

    private string Pin()
    {
        if (_isMadeHere)
            return ConsoleBench.Pin;
        string? given = Environment.GetEnvironmentVariable(PinVariable);
        if (!string.IsNullOrEmpty(given))
            return given;
        if (Console.IsInputRedirected)
            throw CommandException.Usage($"the box asks for the technician's PIN: set {PinVariable}, or run this at a terminal");
        return HiddenInput.Ask("technician's PIN: ");
    }
}
