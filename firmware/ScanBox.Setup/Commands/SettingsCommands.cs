using ScanBox.Settings;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Settings shown and changed. Changes are collected, checked as a whole, and written at once; they count from the next start.</summary>
internal sealed class SettingsCommands
{
    private const string NoSuchName = "there is no setting of that name; `show` lists them";

    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private BoxSettings _staged;
    private BoxSettings _saved;

    internal SettingsCommands(ConsoleHost host, ConsoleOutput output)
    {
        _host = host;
        _out = output;
        _saved = host.Settings is null ? new BoxSettings() : host.Settings;
        _staged = SettingsSchema.Copy(_saved);
    }

    /// <summary>How many settings differ from what is on flash.</summary>
    internal int Staged
    {
        get
        {
            int count = 0;
            for (int i = 0; i < SettingsSchema.Count; i++)
                count += IsStaged(SettingsSchema.NameAt(i)) ? 1 : 0;
            return count;
        }
    }

    internal void Discard() => _staged = SettingsSchema.Copy(_saved);

    internal string Show(string name)
    {
        if (name.Length > 0 && !SettingsSchema.Knows(name))
            return NoSuchName;
        for (int i = 0; i < SettingsSchema.Count; i++)
        {
            string each = SettingsSchema.NameAt(i);
            if (name.Length == 0 || name == each)
                _out.Line((IsStaged(each) ? "* " : "  ") + each + "=" + Shown(each));
        }
        if (name.Length > 0)
            _out.Line("  " + SettingsRules.Describe(name) + "; changed by " + Who(SettingsSchema.RoleOf(name)));
        else if (Staged > 0)
            _out.Line("* not saved yet");
        return "";
    }

    /// <summary>Why a setting cannot be changed now; empty when it can.</summary>
    internal string Refusal(string name)
    {
        if (!SettingsSchema.Knows(name))
            return NoSuchName;
        SettingRole role = SettingsSchema.RoleOf(name);
        if (role == SettingRole.Factory && _host.HasKeys && _host.SettingsOnFlash().Serial.Length > 0)
            return name + " is set in the factory, with the keys that belong to it";
        if (role == SettingRole.Box)
            return name + " is the box's own note of its set-up codes";
        if (role == SettingRole.Identity && _host.Box is not null && !_host.Box.OwesNothing)
            return name + " stays until the batch is settled (hold total for 3 s) and nothing is unknown: the switch knows this box's payments by it";
        return "";
    }

    internal string Set(string name, string value)
    {
        string refused = Refusal(name);
        if (refused.Length > 0)
            return refused;
        if (!SettingsRules.Set(new BoxSettings(), name, value))
            return name + ": " + SettingsRules.Describe(name);
        SettingsRules.Set(_staged, name, value);
        _out.Line("  " + name + "=" + Shown(name) + (IsStaged(name) ? ", not saved yet" : ", as before"));
        return "";
    }

    internal string Save(long nowMs)
    {
        if (Staged == 0 && !IsToBeMended())
            return "nothing was changed";
        TakeBoxesOwn();
        string wrong = _host.Check(_staged);
        if (wrong.Length > 0)
            return wrong;
        // Between `set` and now a payment may have begun under the old name.
        for (int i = 0; i < SettingsSchema.Count; i++)
        {
            string name = SettingsSchema.NameAt(i);
            wrong = IsStaged(name) ? Refusal(name) : "";
            if (wrong.Length > 0)
                return wrong;
        }
        if (!_host.SaveByHand(_staged))
            return "the flash refused; the settings are as they were. Try again; `selftest` looks at the flash";
        _host.Log.Write(nowMs, "console: " + Staged.ToString() + " settings saved");
        _saved = SettingsSchema.Copy(_staged);
        string lacks = SettingsFile.Check(_staged);
        _out.Line(lacks.Length == 0 ? "saved; `restart` to use it" : "saved; before a payment " + lacks);
        return "";
    }

    // A copy that was cut, or two that cannot be read any more while the box still runs with what they said.
    private bool IsToBeMended()
    {
        var file = new SettingsFile();
        return _host.Settings is not null && ((file.Load(_host.Ports.Storage) is null && file.Unfinished is null) || file.HasDamagedCopy);
    }

    // The box may have changed its own notes since the console was opened.
    private void TakeBoxesOwn()
    {
        BoxSettings now = _host.SettingsOnFlash();
        for (int i = 0; i < SettingsSchema.Count; i++)
        {
            string name = SettingsSchema.NameAt(i);
            if (SettingsSchema.RoleOf(name) != SettingRole.Box)
                continue;
            SettingsRules.Set(_staged, name, SettingsSchema.Get(now, name));
            SettingsRules.Set(_saved, name, SettingsSchema.Get(now, name));
        }
    }

    private static string Who(SettingRole role)
    {
        switch (role)
        {
            case SettingRole.Vendor:
                return "vendor and technician";
            case SettingRole.Technician:
                return "the technician";
            case SettingRole.Identity:
                return "the technician, when nothing is unsettled";
            case SettingRole.Box:
                return "nobody: it is the box's own note";
            default:
                return "the factory";
        }
    }

    private bool IsStaged(string name) => SettingsSchema.Get(_staged, name) != SettingsSchema.Get(_saved, name);

    private string Shown(string name)
    {
        string value = SettingsSchema.Get(_staged, name);
        if (!SettingsSchema.IsSecret(name))
            return value;
        return value.Length == 0 ? "(none)" : "(set)";
    }
}
