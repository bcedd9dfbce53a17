using ScanBox.Ports;

namespace ScanBox;

/// <summary>
/// Where a technician takes a box over while nothing is in progress: its keys, its lamp, a word to say, a new connection. What is
/// asked for here is done by the box in its next step; a payment, or a vendor who types, comes first.
/// </summary>
public sealed class ServiceDesk
{
    private Key _key;
    private bool _speaks;
    private bool _reconnects;
    private bool _probes;

    /// <summary>Whether the technician wants the keys and the lamp.</summary>
    public bool Wanted { get; set; }

    /// <summary>Whether the technician has them: keys go to <see cref="TakeKey"/> and begin no payment.</summary>
    public bool IsOn { get; private set; }

    /// <summary>What the lamp shows meanwhile.</summary>
    public LampSignal Lamp { get; set; } = LampSignal.Starting;

    /// <summary>The last key that was pressed since, <see cref="Key.None"/> for none.</summary>
    public Key TakeKey()
    {
        Key key = _key;
        _key = Key.None;
        return key;
    }

    /// <summary>Says 欢迎使用: a word that is never part of a sentence about money.</summary>
    public void TestVoice() => _speaks = true;

    /// <summary>Drops the connection to the switch and makes it anew, as after a loss.</summary>
    public void Reconnect() => _reconnects = true;

    /// <summary>Sends the switch an echo at once.</summary>
    public void Probe() => _probes = true;

    internal void Watch(bool isFree)
    {
        IsOn = Wanted && (IsOn || isFree);
        if (IsOn)
            return;
        // What was asked for and not done belongs to a test that is over.
        _key = Key.None;
        _speaks = false;
        _reconnects = false;
        _probes = false;
    }

    internal void Put(Key key) => _key = key;

    internal bool TakeVoiceTest()
    {
        bool speaks = _speaks;
        _speaks = false;
        return speaks;
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
