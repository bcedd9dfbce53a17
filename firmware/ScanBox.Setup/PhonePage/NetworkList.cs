using System.Text;
using ScanBox.Codes;
using ScanBox.Ports;

namespace ScanBox.Setup.PhonePage;

/// <summary>The networks around as people choose from them: each name once, the strongest first. Names that are no text cannot be set, and are left out.</summary>
public sealed class NetworkList
{
    /// <summary>As many as a page has room for.</summary>
    public const int Most = 8;

    // IEEE 802.11.
    private const int MaxNameBytes = 32;

    private readonly string[] _names = new string[Most];
    private readonly int[] _signals = new int[Most];

    /// <summary>Makes an empty one.</summary>
    public NetworkList()
    {
        for (int i = 0; i < Most; i++)
            _names[i] = "";
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Name of one.</summary>
    public string NameAt(int index) => _names[index];

    /// <summary>Its strength in dBm.</summary>
    public int SignalAt(int index) => _signals[index];

    /// <summary>Whether a name is among them.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>Takes over what the radio has heard.</summary>
    public void Read(ISetupRadio radio)
    {
        Count = 0;
        int heard = radio.Count;
        for (int i = 0; i < heard; i++)
        {
            byte[] name = radio.NameAt(i);
            if (name.Length > 0 && name.Length <= MaxNameBytes && Utf8Check.IsPrintable(name, 0, name.Length))
                Add(Encoding.UTF8.GetString(name, 0, name.Length), radio.SignalAt(i));
        }
    }

    private void Add(string name, int signal)
    {
        int at = IndexOf(name);
        if (at >= 0 && _signals[at] >= signal)
            return;
        if (at < 0)
            at = Count < Most ? Count++ : Most;
        // From its place, or behind the last, up to where it belongs.
        while (at > 0 && _signals[at - 1] < signal)
        {
            at--;
            if (at + 1 < Most)
            {
                _names[at + 1] = _names[at];
                _signals[at + 1] = _signals[at];
            }
        }
        if (at >= Most)
            return;
        _names[at] = name;
        _signals[at] = signal;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_names[i] == name)
                return i;
        }
        return -1;
    }
}
