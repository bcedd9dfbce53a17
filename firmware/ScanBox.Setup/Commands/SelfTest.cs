using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Switching;
using ScanBox.Voice;

namespace ScanBox.Setup.Commands;

/// <summary>Looks at each part that needs no ears, eyes or fingers: flash, settings, keys, journal, voice pack or voice module, keypad, scanner, switch.</summary>
internal sealed class SelfTest : ConsoleTask
{
    /// <summary>File that is written and read back; a power cut may leave it behind.</summary>
    internal const string ProbeName = "selftest";

    private const int ProbeBytes = 256;
    private const int ReadBytes = 2048;

    // A voice module that is looked for answers within seconds, or is given up.
    private const int LookMs = 50;

    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private readonly IStorage _storage;
    private VoicePack? _pack;
    private PackCheck? _check;
    private int _step;
    private int _failed;

    internal SelfTest(ConsoleHost host, ConsoleOutput output)
    {
        _host = host;
        _out = output;
        _storage = host.Ports.Storage;
    }

    internal override long Step(long nowMs)
    {
        switch (_step)
        {
            case 0:
                Tell("flash", FlashProblem());
                break;
            case 1:
                Tell("settings", SettingsProblem());
                break;
            case 2:
                Tell("keys", KeyFile.Load(_storage) is null ? "missing or damaged: the factory writes them" : "");
                break;
            case 3:
                Tell("journal", _host.Box is null ? "" : _host.Box.JournalProblem);
                break;
            case 4:
                if (!StepVoice())
                    return _check is null ? nowMs + LookMs : nowMs;
                break;
            case 5:
                Tell("keypad", KeypadProblem());
                break;
            case 6:
                Tell("scanner", _host.Box is not null && _host.Ports.Scanner.State == ScannerState.Failed ? "no module answers: its plug, its supply" : "");
                break;
            case 7:
                Tell("switch", SwitchProblem());
                break;
            default:
                return _failed == 0 ? Done : Fail(_failed.ToString() + " failed");
        }
        _step++;
        return nowMs;
    }

    internal override void End() => _storage.Delete(ProbeName);

    private void Tell(string what, string problem)
    {
        if (problem.Length > 0)
            _failed++;
        _out.Line(what + (problem.Length == 0 ? ": ok" : ": FAILED, " + problem));
    }

    private string FlashProblem()
    {
        byte[] written = new byte[ProbeBytes];
        byte[] read = new byte[ProbeBytes];
        for (int i = 0; i < ProbeBytes; i++)
            written[i] = (byte)i;
        if (!_storage.Create(ProbeName, written, 0, ProbeBytes))
            return "it refuses a write: full, or worn out";
        if (_storage.Read(ProbeName, 0, read, 0, ProbeBytes) != ProbeBytes)
            return "what was written cannot be read";
        for (int i = 0; i < ProbeBytes; i++)
        {
            if (read[i] != written[i])
                return "what was written reads differently";
        }
        return _storage.Delete(ProbeName) ? "" : "a file cannot be removed";
    }

    private string SettingsProblem()
    {
        var file = new SettingsFile();
        if (file.Load(_storage) is null)
            return _host.Unset is null ? "they cannot be read any more; `save` writes them anew" : _host.Unset.Why;
        return file.HasDamagedCopy ? "one of the two copies is damaged; `save` replaces it" : "";
    }

    // Seconds on the device: a small piece a step.
    private bool StepVoice()
    {
        if (_host.Ports.Clips is IClipPlayer module)
        {
            if (module.IsSearching)
                return false;
            Tell("voice module", module.IsPresent ? "" : "it does not answer: its plug, its supply, TX and RX");
            return true;
        }
        if (_pack is null)
        {
            _pack = new VoicePack(_storage, VoicePack.DefaultName);
            PackError error = _pack.Open();
            if (error != PackError.None)
            {
                Tell("voice pack", PackErrorText.Of(error) + ": write it again");
                return true;
            }
            _check = new PackCheck(_pack, new byte[ReadBytes]);
        }
        if (!_check!.Done)
        {
            _check.Step();
            return false;
        }
        Tell("voice pack", _pack.DamagedCount == 0 ? "" : _pack.DamagedCount.ToString() + " clips are damaged: write it again");
        _check = null;
        return true;
    }

    private string KeypadProblem()
    {
        for (int i = 1; i <= (int)Key.Undo; i++)
        {
            if (_host.Ports.Keypad.IsDown((Key)i))
                return "a key is down: stuck, or held";
        }
        return "";
    }

    private string SwitchProblem()
    {
        if (_host.Box is null)
            return "the box is not set up";
        SwitchState state = _host.Box.SwitchState;
        if (state == SwitchState.SignedIn || state == SwitchState.SignedOut)
            return "";
        return state == SwitchState.Refused ? "it refuses this box (" + _host.Box.SwitchRefusal + ")" : "no connection; `network` says which step fails";
    }
}
