using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>
/// Where a technician takes a box over while nothing is in progress: its keys, its lamp, a word to say, a new connection. What is
/// asked for here is done by the box in its next step; a payment, or a vendor who types, comes first.
/// </summary>
public sealed class ServiceDesk
{
    private Key _key;
    private object? _holder;
    private byte _clip = Clip.Pause;
    private bool _isCalled;
    private bool _reconnects;
    private bool _probes;

    /// <summary>Whether whoever holds the desk has the keys and the lamp: keys go to <see cref="TakeKey"/> and begin no payment.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Asks for the keys and the lamp; they come when <see cref="IsOn"/> says so. One at a time has them.</summary>
    /// <returns>False while another has them.</returns>
    public bool Hold(object who)
    {
        IsAsked = _holder is not null && _holder != who;
        if (!IsAsked)
            _holder = who;
        return !IsAsked;
    }

    /// <summary>Whether another one has asked since: who only waits for something lets it go first.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Gives them back; nothing for one who does not have them.</summary>
    public void Release(object who)
    {
        if (_holder != who)
            return;
        _holder = null;
        IsAsked = false;
    }

    /// <summary>Whether the vendor has asked for set-up codes since, by holding clear or at a box that is not set up.</summary>
    public bool TakeCall()
    {
        bool isCalled = _isCalled;
        _isCalled = false;
        return isCalled;
    }

    internal void Call() => _isCalled = true;

    /// <summary>What the lamp shows meanwhile.</summary>
    public LampSignal Lamp { get; set; } = LampSignal.Starting;

    /// <summary>The last key that was pressed since, <see cref="Key.None"/> for none.</summary>
    public Key TakeKey()
    {
        Key key = _key;
        _key = Key.None;
        return key;
    }

    /// <summary>Says one phrase that is never part of a sentence about money. A phrase that was not begun yet gives way.</summary>
    public void Say(byte clip) => _clip = clip;

    /// <summary>Whether everything is said.</summary>
    public bool IsSilent { get; private set; } = true;

    /// <summary>Drops the connection to the switch and makes it anew, as after a loss.</summary>
    public void Reconnect() => _reconnects = true;

    /// <summary>Sends the switch an echo at once.</summary>
    public void Probe() => _probes = true;

    internal void Watch(bool isFree, bool isSilent)
    {
        bool wasOn = IsOn;
        IsOn = _holder is not null && (IsOn || isFree);
        IsSilent = isSilent && _clip == Clip.Pause;
        if (IsOn)
            return;
        // What was asked for and not done belongs to a test that is over; a last word is still said.
        if (!wasOn)
            _clip = Clip.Pause;
        _key = Key.None;
        _reconnects = false;
        _probes = false;
    }

    internal void Put(Key key) => _key = key;

    /// <summary>What to say, <see cref="Clip.Pause"/> for nothing.</summary>
    internal byte TakeClip()
    {
        byte clip = _clip;
        _clip = Clip.Pause;
        return clip;
    }

    internal bool TakeReconnect()
    {
        bool reconnects = _reconnects;
        _reconnects = false;
        return reconnects;
    }

    internal bool TakeProbe()
    {
        bool probes = _probes;
        _probes = false;
        return probes;
    }
}
