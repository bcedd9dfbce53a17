using System.Text;
using ScanBox.Ports;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>A radio with one network that can be joined; what is stored for the access point counts from the next start.</summary>
public sealed class MemoryRadio : ISetupRadio
{
    private readonly byte[][] _names = new byte[12][];
    private readonly int[] _signals = new int[12];
    private bool _isStored;

    /// <summary>The network, its password, and what a trial with both ends in.</summary>
    public string Ssid { get; set; } = "hall 7";

    public string Password { get; set; } = "hidden-word";

    public WifiTrial Ends { get; set; } = WifiTrial.Reached;

    /// <summary>Whether the chip refuses to store anything.</summary>
    public bool Refuses { get; set; }

    /// <summary>The access point's name and password as asked for.</summary>
    public string OwnName { get; private set; } = "";

    public string OwnPassword { get; private set; } = "";

    public int Trials { get; private set; }

    public string TriedHost { get; private set; } = "";

    public bool IsOnAir { get; private set; }

    public bool TakesRestart => _isStored != IsOnAir;

    public bool IsHeld { get; set; }

    public bool IsLooking => false;

    public int Count { get; private set; }

    public WifiTrial Trial { get; private set; }

    public string TrialAddress => Trial == WifiTrial.None ? "" : "10.0.0.7";

    /// <summary>The next start.</summary>
    public void Restart()
    {
        IsOnAir = _isStored;
        Trial = WifiTrial.None;
        IsHeld = false;
    }

    public bool Open(string ssid, string password)
    {
        OwnName = ssid;
        OwnPassword = password;
        _isStored |= !Refuses;
        return _isStored;
    }

    public bool Close()
    {
        _isStored &= Refuses;
        return !_isStored;
    }

    public void Hear(string name, int signal) => Hear(name.Length == 0 ? new byte[0] : Encoding.UTF8.GetBytes(name), signal);

    public void Hear(byte[] name, int signal)
    {
        _names[Count] = name;
        _signals[Count] = signal;
        Count++;
    }

    public void Look()
    {
    }

    public byte[] NameAt(int index) => _names[index];

    public int SignalAt(int index) => _signals[index];

    public void Try(string ssid, string password, string host, int port)
    {
        Trials++;
        TriedHost = host;
        Trial = ssid != Ssid ? WifiTrial.NotThere : password != Password ? WifiTrial.WrongPassword : Ends;
    }
}
