using System.Text;
using ScanBox.Ports;
using ScanBox.Security;

namespace ScanBox;

/// <summary>
/// The vendor's PIN. Three wrong ones are a guess: then none is looked at for ten minutes, which makes guessing four digits take weeks.
/// A try is counted on flash before it is looked at, so that cutting the power saves no try and ends no wait.
/// </summary>
public sealed class VendorPin
{
    /// <summary>File of one byte: the wrong tries since the last right one, or since the last wait.</summary>
    public const string Name = "refund.tries";

    internal const int MostTries = 3;
    internal const int WaitMs = 600_000;

    private readonly IStorage _storage;
    private readonly byte[] _pin;
    private readonly byte[] _tries = new byte[1];
    private long _waitsUntilMs;

    /// <param name="storage">Where tries are counted.</param>
    /// <param name="pin">The PIN, digits; empty: there is none, and nothing is right.</param>
    /// <param name="nowMs">Uptime in ms: a wait that the power cut begins anew.</param>
    internal VendorPin(IStorage storage, string pin, long nowMs)
    {
        _storage = storage;
        _pin = Encoding.UTF8.GetBytes(pin);
        // A try whose count the power cut was not looked at: who knows the PIN is not kept waiting, who guesses has one try.
        if (storage.Length(Name) >= 0 && storage.Read(Name, 0, _tries, 0, 1) != 1)
            _tries[0] = MostTries - 1;
        _waitsUntilMs = _tries[0] >= MostTries ? nowMs + WaitMs : nowMs;
    }

    /// <summary>Whether there is a PIN at all.</summary>
    internal bool IsSet => _pin.Length > 0;

    /// <summary>Whether no PIN is looked at now.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    internal bool IsLocked(long nowMs) => nowMs < _waitsUntilMs;

    /// <summary>Tries a PIN.</summary>
    /// <param name="typed">Its digits in ASCII.</param>
    /// <param name="count">How many.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    internal bool IsRight(byte[] typed, int count, long nowMs)
    {
        if (!IsSet || IsLocked(nowMs))
            return false;
        if (_tries[0] >= MostTries)
            _tries[0] = 0;
        _tries[0]++;
        _storage.Create(Name, _tries, 0, 1);
        bool right = count == _pin.Length && ConstantTime.Equals(typed, 0, _pin, 0, count);
        if (right)
        {
            _tries[0] = 0;
            _storage.Delete(Name);
        }
        else if (_tries[0] >= MostTries)
        {
            _waitsUntilMs = nowMs + WaitMs;
        }
        return right;
    }
}
