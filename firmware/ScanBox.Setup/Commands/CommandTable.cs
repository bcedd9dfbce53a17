using ScanBox.Settings;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>The commands of the console by name.</summary>
internal sealed class CommandTable
{
    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private readonly SettingsCommands _settings;
    private readonly ResetCommands _reset;
    private readonly KeyLoading _loading;
    private ConsoleTask? _task;

    internal CommandTable(ConsoleHost host, ConsoleOutput output)
    {
        _host = host;
        _out = output;
        _settings = new SettingsCommands(host, output);
        _reset = new ResetCommands(host, output);
        _loading = new KeyLoading(host);
    }

    /// <summary>The secret setting whose value the next line is; empty for none.</summary>
    internal string AsksSecret { get; set; } = "";

    /// <summary>The technician leaves; taken by the console.</summary>
    internal bool WantsLogout { get; set; }

    /// <summary>The command that takes time, once.</summary>
    internal ConsoleTask? TakeTask()
    {
        ConsoleTask? task = _task;
        _task = null;
        return task;
    }

    /// <summary>The session is over: what was not saved is dropped.</summary>
    internal void Forget()
    {
        AsksSecret = "";
        _settings.Discard();
        _loading.Forget();
    }

    /// <summary>Runs a line.</summary>
    /// <returns>What is wrong; empty when it was done; null for an empty line.</returns>
    internal string? Run(string line, long nowMs)
    {
        if (AsksSecret.Length > 0)
        {
            string name = AsksSecret;
            AsksSecret = "";
            return _settings.Set(name, line);
        }
        string rest = line.Trim(' ');
        if (rest.Length == 0)
            return null;
        int space = rest.IndexOf(' ');
        string verb = space < 0 ? rest : rest.Substring(0, space);
        rest = space < 0 ? "" : rest.Substring(space + 1).Trim(' ');
        switch (verb)
        {
            case "help":
                return HelpText.Write(_out, rest);
            case "status":
                return StatusReport.Write(_host, _out, nowMs);
            case "show":
                return _settings.Show(rest);
            case "set":
                return Set(rest);
            case "discard":
                _settings.Discard();
                return "";
            case "save":
                return _settings.Save(nowMs);
            case "update":
                return Update(rest);
            case "restart":
                return Restart(nowMs);
            case "network":
                return _host.Box is null ? StatusReport.NotSetUp : Begin(new NetworkTest(_host.Box, _host.Ports, _host.Settings!, _out));
            case "scan":
                return Begin(new ScanTest(_host, _out));
            case "speaker":
                return Begin(new SpeakerTest(_host, _out));
            case "lamp":
                return Begin(new LampTest(_host, _out));
            case "keys":
                return Begin(new KeyTest(_host, _out));
            case "selftest":
                return Begin(new SelfTest(_host, _out));
            case "unknown":
                return StatusReport.WriteUnknown(_host, _out);
            case "log":
                return rest.Length > 0 && rest != "live" ? "log, or log live" : Begin(new LogDump(_host.Log, _out, rest == "live"));
            case "journal":
                return Begin(new JournalDump(_host.Ports.Storage, _out));
            case "reset":
                return AndRestart(_reset.Reset(rest, nowMs));
            case "erase":
                return AndRestart(_reset.Erase(rest, nowMs));
            case "loadkeys":
                return LoadKeys(rest);
            case "logout":
                WantsLogout = true;
                return "";
            default:
                return "there is no command of that name; `help` lists them";
        }
    }

    // What the box holds in memory is of before.
    private string AndRestart(string error) => error.Length > 0 ? error : Begin(new RestartTask(_out, _host.Restart));

    private string Begin(ConsoleTask task)
    {
        _task = task;
        return "";
    }

    private string Set(string rest)
    {
        int space = rest.IndexOf(' ');
        if (space >= 0)
            return _settings.Set(rest.Substring(0, space), rest.Substring(space + 1));
        if (!SettingsSchema.Knows(rest))
            return "set NAME VALUE; `show` lists the names";
        if (!SettingsSchema.IsSecret(rest))
            return _settings.Set(rest, "");
        string refused = _settings.Refusal(rest);
        AsksSecret = refused.Length == 0 ? rest : "";
        return refused;
    }

    private string LoadKeys(string rest)
    {
        string refused = _loading.Refusal(rest);
        return refused.Length > 0 ? refused : Begin(rest.Length == 0 ? new KeyOffer(_loading, _out) : new KeyTake(_loading, _host, _out));
    }

    private string Update(string rest)
    {
        if (_host.Updates is null)
            return StatusReport.NotSetUp;
        if (rest == "now")
            return Begin(new UpdateTask(_host.Updates, _out, _host.Restart));
        if (rest.Length > 0)
            return "update, or update now";
        UpdateReport.Write(_host.Updates, _out);
        return "";
    }

    private string Restart(long nowMs)
    {
        if (_host.Box is not null && _host.Box.IsBusy)
            return ResetCommands.Busy;
        if (_settings.Staged > 0)
            return "changes are not saved; `save` or `discard` first";
        _host.Log.Write(nowMs, "console: restart");
        return Begin(new RestartTask(_out, _host.Restart));
    }
}
