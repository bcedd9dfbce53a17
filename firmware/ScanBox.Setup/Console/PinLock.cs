using System.Text;
using ScanBox.Ports;
using ScanBox.Security;

namespace ScanBox.Setup.Console;

/// <summary>
/// A PIN that a machine could try: the technician's, and the one on the label. A try is counted on flash before it is looked at, so that
/// cutting the power saves no try; from the third wrong one on each costs a wait that doubles: a minute, two, four, up to an hour. A million
/// PINs take a machine a century.
/// </summary>
internal sealed class PinLock
{
    /// <summary>File of the technician's PIN, of one byte: the wrong tries since the last right one.</summary>
    internal const string Name = "console.tries";

    /// <summary>File of the PIN on the label.</summary>
    internal const string LabelName = "phone.tries";

    private const int FreeTries = 3;
    private const int FirstWaitMs = 60_000;
    private const int LongestWaitMs = 3_600_000;
    private const byte MostTries = 250;

    private readonly IStorage _storage;
    private readonly string _name;
    private readonly byte[] _pin;
    private readonly byte[] _tries = new byte[1];
    private long _openAtMs;

    /// <param name="storage">Where tries are counted.</param>
    /// <param name="pin">The PIN; empty: nothing opens it.</param>
    /// <param name="nowMs">Uptime in ms: a wait begins anew with every start.</param>
    /// <param name="name">The file they are counted in.</param>
    internal PinLock(IStorage storage, string pin, long nowMs, string name = Name)
    {
        _storage = storage;
        _name = name;
        _pin = Encoding.UTF8.GetBytes(pin);
        if (storage.Length(name) >= 0 && storage.Read(name, 0, _tries, 0, 1) != 1)
            _tries[0] = FreeTries;
        _openAtMs = nowMs + Wait();
    }

    /// <summary>Whether there is a PIN at all.</summary>
    internal bool HasPin => _pin.Length > 0;

    /// <summary>How long no try is looked at, in ms.</summary>
    internal long WaitMs(long nowMs) => _openAtMs > nowMs ? _openAtMs - nowMs : 0;

    /// <summary>Tries a PIN.</summary>
    internal bool Opens(string typed, long nowMs)
    {
        if (!HasPin || WaitMs(nowMs) > 0)
            return false;
        if (_tries[0] < MostTries)
            _tries[0]++;
        _storage.Create(_name, _tries, 0, 1);
        if (!IsPin(Encoding.UTF8.GetBytes(typed)))
        {
            _openAtMs = nowMs + Wait();
            return false;
        }
        _tries[0] = 0;
        _storage.Delete(_name);
        return true;
    }

    private bool IsPin(byte[] typed) =>
        typed.Length == _pin.Length && ConstantTime.Equals(typed, 0, _pin, 0, _pin.Length);

    private int Wait()
    {
        int wait = _tries[0] < FreeTries ? 0 : FirstWaitMs;
        for (int i = FreeTries; i < _tries[0] && wait < LongestWaitMs; i++)
            wait *= 2;
        return wait > LongestWaitMs ? LongestWaitMs : wait;
    }
}
