using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>A box without settings or keys: it takes no payments, says so, and keeps itself alive for the technician.</summary>
public sealed class UnsetBox
{
    private readonly BoxPorts _ports;
    private readonly VoicePack _pack;
    private readonly Announcer _announcer;
    private readonly Sentence _sentence = new Sentence();
    private readonly SettingsError _error;
    private readonly int _errorLine;
    private readonly string _errorText;
    private bool _started;

    /// <summary>Puts it together.</summary>
    /// <param name="ports">The world; scanner and link are left alone.</param>
    /// <param name="error">What is wrong; <see cref="SettingsError.None"/> when the settings are good and the keys are missing.</param>
    /// <param name="errorLine">The line of the settings that is wrong, 0 for none.</param>
    /// <param name="errorText">What that line must be, empty for none.</param>
    public UnsetBox(BoxPorts ports, SettingsError error, int errorLine, string errorText)
    {
        _ports = ports;
        _error = error;
        _errorLine = errorLine;
        _errorText = errorText;
        _pack = new VoicePack(ports.Storage, ports.VoicePackName);
        _announcer = new Announcer(ports.Speaker, ports.Log, _pack, ports.Clips);
    }

    /// <summary>For the technician.</summary>
    public ServiceDesk Service { get; } = new ServiceDesk();

    /// <summary>Does what is due now.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step()
    {
        _ports.Watchdog.Feed();
        long nowMs = _ports.Clock.UptimeMs;
        if (!_started)
        {
            _started = true;
            // A voice module has its own clips.
            if (_ports.Clips is null)
                _pack.Open();
            _ports.Lamp.Show(LampSignal.Fault);
            _ports.Log.Write(nowMs, "not set up: " + Why);
            Say();
            Service.Call();
        }
        else
        {
            Service.Watch(true, _announcer.Idle);
            TakeKey();
        }
        return _announcer.Step(nowMs);
    }

    private void TakeKey()
    {
        Key key = _ports.Keypad.Read();
        byte clip = Service.TakeClip();
        if (clip != Clip.Pause)
            _announcer.Say(Phrases.Prompt(_sentence, clip));
        if (Service.IsOn)
        {
            if (key != Key.None)
                Service.Put(key);
            _ports.Lamp.Show(Service.Lamp);
            return;
        }
        _ports.Lamp.Show(LampSignal.Fault);
        if (key == Key.None)
            return;
        if (_announcer.Idle)
            Say();
        Service.Call();
    }

    private void Say() =>
        _announcer.Say(Phrases.Prompt(_sentence, _error == SettingsError.None || _error == SettingsError.Missing || _error == SettingsError.Incomplete ? Clip.SetUpFirst : Clip.SettingsDamaged));

    /// <summary>Why it takes no payments, for a technician.</summary>
    public string Why
    {
        get
        {
            switch (_error)
            {
                case SettingsError.None:
                    return "the settings are good, the keys are missing or damaged";
                case SettingsError.Missing:
                    return "no settings on flash, a new box or a wiped file system";
                case SettingsError.UnknownFormat:
                    return "the settings are of another format";
                case SettingsError.BadValue:
                    return $"line {_errorLine} of the settings has no valid value; {_errorText}";
                case SettingsError.Incomplete:
                    return "the settings lack terminal, merchant, serial or switch";
                case SettingsError.PlainOffBench:
                    return SettingsRules.PlainOffBench;
                case SettingsError.NoAuthority:
                    return "ca.pem, the certificate that TLS needs, is missing or unreadable";
                default:
                    return "the settings are damaged";
            }
        }
    }
}
