using ScanBox.Ports;

namespace ScanBox.Parts.Beepers;

/// <summary>
/// A lamp that is heard too: it passes every signal on, and the end of a payment sounds. Only an end that follows a payment
/// begun here (the scanner was waiting for its code) sounds, and only once. What was unknown for a while, or is settled at the next
/// start, must never sound like money that has just come in: then the display tells, and the beeper at most calls for a look.
/// </summary>
public sealed class SoundingLamp : ILamp
{
    private readonly ILamp _lamp;
    private readonly Beeper _beeper;
    private readonly IClock _clock;
    private LampSignal _signal;
    private bool _isBegun;
    private bool _isSent;
    private bool _wasUnknown;

    /// <summary>Puts a beeper beside a lamp.</summary>
    /// <param name="lamp">What is seen.</param>
    /// <param name="beeper">What is heard.</param>
    /// <param name="clock">For the tunes.</param>
    public SoundingLamp(ILamp lamp, Beeper beeper, IClock clock)
    {
        _lamp = lamp;
        _beeper = beeper;
        _clock = clock;
    }

    /// <inheritdoc/>
    public void Show(LampSignal signal)
    {
        _lamp.Show(signal);
        if (signal == _signal)
            return;
        _signal = signal;
        switch (signal)
        {
            case LampSignal.Scanning:
                _isBegun = true;
                _isSent = false;
                _wasUnknown = false;
                break;
            case LampSignal.Working:
                _isSent = _isBegun;
                break;
            case LampSignal.Unknown:
                if (_isSent)
                    _beeper.Play(BeeperTune.Look, _clock.UptimeMs);
                _wasUnknown = true;
                break;
            case LampSignal.Approved:
                End(BeeperTune.Received);
                break;
            case LampSignal.Refused:
                End(BeeperTune.Refused);
                break;
            default:
                // At rest no payment is in hand: what the lamp shows again later is how an earlier one ended.
                _isBegun = false;
                _isSent = false;
                break;
        }
    }

    private void End(BeeperTune tune)
    {
        if (_isSent)
            _beeper.Play(_wasUnknown ? BeeperTune.Look : tune, _clock.UptimeMs);
        _isBegun = false;
        _isSent = false;
    }
}
