using System.Text;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.Provisioning;
using ScanBox.Voice;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// One change of Wi-Fi at a time: the PIN of the label, a trial, and only then the settings, in one write. Cut the power anywhere before, and nothing
/// has changed.
/// <code>
///         right PIN             desk is free          joined, switch reached, or none known
///   Idle ------------> Waiting -------------> Trying ---------------------------------------> Kept
///    ^                    |                   |    |                                           ^
///    +--------------------+-------------------+    +--joined, no switch--> Joined --right PIN--+
///      busy, not joined (Fault says why)                                    |
///    ^--------------------------------------------------------------------- + another one, time over
/// </code>
/// </summary>
public sealed class WifiChange
{
    /// <summary>A customer's turn may be at its end, and a set-up code at the scanner on its way; longer is not waited for.</summary>
    internal const int WaitMs = 40_000;

    /// <summary>The radio ends a trial by itself; one that hangs is given up.</summary>
    private const int TrialMs = 90_000;

    /// <summary>Long enough to read a sentence, decide, and type a PIN.</summary>
    private const int DecideMs = 120_000;

    // WPA passphrases: IEEE 802.11, 8 to 63 characters.
    private const int MinPassword = 8;

    private readonly ConsoleHost _host;
    private readonly ISetupRadio _radio;
    private readonly PinLock _lock;
    private string _password = "";
    private bool _isLooking;
    private long _untilMs;

    /// <summary>Puts it together.</summary>
    public WifiChange(ConsoleHost host, ISetupRadio radio)
    {
        _host = host;
        _radio = radio;
        _lock = new PinLock(host.Ports.Storage, host.Settings is null ? "" : host.Settings.SetupPin, host.Ports.Clock.UptimeMs, PinLock.LabelName);
    }

    /// <summary>Where a change stands.</summary>
    public enum Stage : byte
    {
        /// <summary>Nothing is under way.</summary>
        Idle = 0,

        /// <summary>It waits until nobody is served.</summary>
        Waiting = 1,

        /// <summary>The network is tried.</summary>
        Trying = 2,

        /// <summary>It was joined, and does not lead to the switch: somebody must say whether to keep it.</summary>
        Joined = 3,

        /// <summary>It is in the settings.</summary>
        Kept = 4,
    }

    /// <summary>Where it stands.</summary>
    public Stage State { get; private set; }

    /// <summary>Why the last change did not come about.</summary>
    public PhoneFault Fault { get; private set; }

    /// <summary>The network that was chosen last, empty for none.</summary>
    public string Ssid { get; private set; } = "";

    /// <summary>The address that it gave.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whether the switch was reached over it.</summary>
    public bool HasSwitch { get; private set; }

    /// <summary>Whether the box is set up to take payments.</summary>
    public bool TakesPayments => _host.Box is not null;

    /// <summary>The networks around.</summary>
    public NetworkList Networks { get; } = new NetworkList();

    /// <summary>Whether the air is being listened to.</summary>
    public bool IsLooking => _isLooking;

    /// <summary>Whether the radio is needed.</summary>
    public bool IsBusy => State == Stage.Waiting || State == Stage.Trying;

    /// <summary>How long no PIN is looked at, in ms.</summary>
    public long LockedMs(long nowMs) => _lock.WaitMs(nowMs);

    /// <summary>Listens anew which networks are there.</summary>
    public void Look()
    {
        if (IsBusy || _isLooking)
            return;
        _isLooking = true;
        _radio.Look();
    }

    /// <summary>Asks for a network to be tried and kept.</summary>
    /// <param name="ssid">Its name; null for what is no text.</param>
    /// <param name="password">Its password, empty for an open one; null for what is no text.</param>
    /// <param name="pin">The PIN of the label, as typed.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Ask(string? ssid, string? password, string? pin, long nowMs)
    {
        if (State != Stage.Idle && State != Stage.Joined)
            return;
        Forget();
        var probe = new BoxSettings();
        if (ssid is null || !SettingsRules.Set(probe, "wifi.ssid", ssid))
            Fault = PhoneFault.BadName;
        else if (ssid.Length == 0)
            Fault = PhoneFault.NoNetwork;
        else if (password is null || password.Length > 0 && Encoding.UTF8.GetBytes(password).Length < MinPassword || !SettingsRules.Set(probe, "wifi.password", password))
            Fault = PhoneFault.BadPassword;
        if (Fault == PhoneFault.None || Fault == PhoneFault.BadPassword)
            Ssid = ssid!;
        if (Fault != PhoneFault.None || !Opens(pin, nowMs))
            return;
        _password = password!;
        _untilMs = nowMs + WaitMs;
        State = Stage.Waiting;
    }

    /// <summary>Keeps a network that was joined and does not lead to the switch.</summary>
    public void Keep(string? pin, long nowMs)
    {
        if (State != Stage.Joined)
            return;
        Fault = PhoneFault.None;
        if (Opens(pin, nowMs))
            Save(nowMs);
    }

    /// <summary>Takes another network instead.</summary>
    public void GoBack()
    {
        if (State == Stage.Joined)
            End(PhoneFault.None);
    }

    /// <summary>A form of an earlier time has come.</summary>
    public void Stale()
    {
        if (State == Stage.Idle)
            Fault = PhoneFault.Stale;
    }

    /// <summary>Does what is due.</summary>
    public void Step(long nowMs)
    {
        if (_isLooking && !_radio.IsLooking)
        {
            _isLooking = false;
            Networks.Read(_radio);
        }
        switch (State)
        {
            case Stage.Waiting:
                Wait(nowMs);
                break;
            case Stage.Trying:
                Watch(nowMs);
                break;
            case Stage.Joined:
                if (nowMs >= _untilMs)
                    End(PhoneFault.None);
                break;
        }
    }

    /// <summary>Gives everything back.</summary>
    public void Close()
    {
        Forget();
        Ssid = "";
        State = Stage.Idle;
        _host.Desk.Release(this);
    }

    private bool Opens(string? pin, long nowMs)
    {
        if (_lock.WaitMs(nowMs) > 0)
        {
            Fault = PhoneFault.Locked;
        }
        else if (pin is null || pin.Length == 0 || !_lock.Opens(pin, nowMs))
        {
            _host.Log.Write(nowMs, "phone: wrong PIN");
            Fault = _lock.WaitMs(nowMs) > 0 ? PhoneFault.Locked : PhoneFault.WrongPin;
        }
        return Fault == PhoneFault.None;
    }

    private void Wait(long nowMs)
    {
        // Who is at the desk and only waits for something lets go of it when it is asked for.
        if (!_host.Desk.Hold(this) || !_host.Desk.IsOn)
        {
            if (nowMs >= _untilMs)
                End(PhoneFault.Busy);
            return;
        }
        _host.Desk.Lamp = LampSignal.Working;
        BoxSettings settings = _host.SettingsOnFlash();
        _host.Ports.Link.Close();
        _radio.Try(Ssid, _password, settings.SwitchHost, settings.SwitchPort);
        _untilMs = nowMs + TrialMs;
        State = Stage.Trying;
    }

    private void Watch(long nowMs)
    {
        WifiTrial trial = _radio.Trial;
        switch (trial)
        {
            case WifiTrial.Joining:
            case WifiTrial.Connecting:
                if (nowMs >= _untilMs)
                    End(PhoneFault.NotJoined);
                return;
            case WifiTrial.WrongPassword:
                End(PhoneFault.WrongPassword);
                return;
            case WifiTrial.NotThere:
                End(PhoneFault.NotThere);
                return;
            case WifiTrial.NoAddress:
                End(PhoneFault.NoAddress);
                return;
            case WifiTrial.None:
            case WifiTrial.NotJoined:
                End(PhoneFault.NotJoined);
                return;
        }
        Address = _radio.TrialAddress;
        HasSwitch = trial == WifiTrial.Reached;
        if (trial == WifiTrial.NoSwitch)
        {
            _untilMs = nowMs + DecideMs;
            State = Stage.Joined;
            return;
        }
        Save(nowMs);
    }

    private void Save(long nowMs)
    {
        // What was saved meanwhile by another way is not written over.
        BoxSettings wanted = _host.SettingsOnFlash();
        KnownNetworks.PutFirst(wanted, Ssid, _password);
        if (_host.Check(wanted).Length > 0 || !_host.SaveByHand(wanted))
        {
            End(PhoneFault.Flash);
            return;
        }
        _password = "";
        _host.Log.Write(nowMs, "phone: a Wi-Fi network was set");
        _host.Desk.Say(Clip.Succeeded);
        State = Stage.Kept;
    }

    private void End(PhoneFault fault)
    {
        string ssid = Ssid;
        Forget();
        Ssid = ssid;
        Fault = fault;
        State = Stage.Idle;
        _host.Desk.Release(this);
    }

    private void Forget()
    {
        _password = "";
        Address = "";
        HasSwitch = false;
        Fault = PhoneFault.None;
    }
}
