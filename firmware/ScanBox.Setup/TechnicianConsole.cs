using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Commands;
using ScanBox.Setup.Console;

namespace ScanBox.Setup;

/// <summary>
/// The technician's console on a serial line, 115200 baud, 8N1: a line is a command, an answer ends with <c>ok</c> or <c>error: why</c>.
/// <code>
///   Closed ──PIN──▶ Open ──a command that takes time──▶ Running ──done, or Ctrl-C──▶ Open
///      ▲             │ logout, 10 minutes without a key
///      └─────────────┘
/// </code>
/// A box that is not set up has nothing to guard, and its console is open.
/// </summary>
public sealed class TechnicianConsole
{
    /// <summary>Speed of the line in baud.</summary>
    public const int BaudRate = 115200;

    private const int BytesInStep = 64;
    private const int SessionMs = 600_000;
    private const byte Break = 0x03;

    private readonly ISerialLine _line;
    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private readonly LineEditor _editor = new LineEditor();
    private readonly CommandTable _commands;
    private readonly byte[] _received = new byte[BytesInStep];
    private readonly PinLock _lock;
    private ConsoleTask? _task;
    private bool _started;
    private bool _open;
    private long _heardAtMs;

    /// <summary>Puts it together; the line is opened by the first <see cref="Step"/>.</summary>
    public TechnicianConsole(ISerialLine line, ConsoleHost host)
    {
        _line = line;
        _host = host;
        _out = new ConsoleOutput(line);
        _commands = new CommandTable(host, _out);
        _lock = new PinLock(host.Ports.Storage, host.Settings is null ? "" : host.Settings.TechnicianPin, host.Ports.Clock.UptimeMs);
    }

    /// <summary>Whether somebody has given the PIN.</summary>
    public bool IsOpen => _open;

    /// <summary>Does what is due: takes bytes, goes on with a command, sends.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        if (!_started)
        {
            _started = true;
            _line.Open(BaudRate);
            _open = !_host.IsSetUp;
            Greet();
        }
        int count = _line.Read(_received, 0, BytesInStep);
        if (count > 0)
            _heardAtMs = nowMs;
        for (int i = 0; i < count; i++)
            Take(_received[i], nowMs);
        long next = StepTask(nowMs);
        if (_open && _host.IsSetUp && _task is null)
        {
            if (nowMs - _heardAtMs >= SessionMs)
                Close("the session has ended: nothing was typed for 10 minutes");
            next = Earlier(next, _heardAtMs + SessionMs);
        }
        return Earlier(next, _out.Step(nowMs));
    }

    private static long Earlier(long a, long b) => a < b ? a : b;

    private void Greet()
    {
        _out.Line("");
        _out.Line("ScanBox " + (_host.Settings is null ? "without settings" : _host.Settings.Serial) + ", firmware " + FirmwareVersion.Text + ", " + _host.BoardName);
        Prompt();
    }

    private void Prompt()
    {
        bool asksSecret = _commands.AsksSecret.Length > 0;
        _editor.IsHidden = !_open || asksSecret;
        _out.Write(!_open ? "PIN: " : asksSecret ? _commands.AsksSecret + ": " : "> ");
    }

    private void Take(byte value, long nowMs)
    {
        if (value == Break)
        {
            _editor.Clear();
            _commands.AsksSecret = "";
            if (_task is not null)
            {
                EndTask("broken off");
                return;
            }
            _out.Line("");
            Prompt();
            return;
        }
        // While a command runs only Ctrl-C counts: a line typed ahead would be lost in its output.
        if (_task is not null || !_editor.Take(value, _out))
            return;
        bool bad = _editor.IsBad;
        string line = _editor.TakeLine();
        if (bad)
            Finish("a line has up to 160 bytes of UTF-8");
        else if (_open)
            Run(line, nowMs);
        else
            TryPin(line, nowMs);
    }

    private void TryPin(string typed, long nowMs)
    {
        long waitMs = _lock.WaitMs(nowMs);
        if (!_lock.HasPin)
            _out.Line("error: this box has no technician.pin, so its console is closed; write a settings file that has one");
        else if (waitMs > 0)
            _out.Line("error: too many wrong PINs; wait " + ((waitMs + 999) / 1000).ToString() + " s");
        else if (typed.Length > 0 && _lock.Opens(typed, nowMs))
            Welcome(nowMs);
        else if (typed.Length > 0)
            Refuse(nowMs);
        Prompt();
    }

    private void Welcome(long nowMs)
    {
        _open = true;
        _host.Log.Write(nowMs, "console: opened");
        _out.Line("ok; `help` lists the commands");
    }

    private void Refuse(long nowMs)
    {
        _host.Log.Write(nowMs, "console: wrong PIN");
        _out.Line("error: wrong PIN");
    }

    private void Run(string line, long nowMs)
    {
        string? error = _commands.Run(line, nowMs);
        if (_commands.WantsLogout)
        {
            _commands.WantsLogout = false;
            Close("closed");
            return;
        }
        _task = _commands.TakeTask();
        if (_task is null)
            Finish(error);
    }

    private void Finish(string? error)
    {
        if (error is not null)
            _out.Line(error.Length == 0 ? "ok" : "error: " + error);
        Prompt();
    }

    private void Close(string why)
    {
        _out.Line(why);
        _open = !_host.IsSetUp;
        _commands.Forget();
        Prompt();
    }

    private long StepTask(long nowMs)
    {
        if (_task is null)
            return long.MaxValue;
        long next = _task.Step(nowMs);
        if (next != ConsoleTask.Done)
            return next;
        EndTask(_task.Error);
        return nowMs;
    }

    private void EndTask(string error)
    {
        _task!.End();
        _task = null;
        Finish(error);
    }
}
