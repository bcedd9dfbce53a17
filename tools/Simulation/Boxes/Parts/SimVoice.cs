using ScanBox.Parts.Voices;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Modems;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Serial;
using VirtualBoard.Sound;

namespace Simulation.Boxes.Parts;

/// <summary>A virtual voice module on the board that it hangs on, in the simulation's time, and its UART, for the firmware's driver.</summary>
internal sealed class SimVoice : ISerialLine
{
    private const string Port = "COM2";
    private const int TxPin = 17;
    private const int RxPin = 18;
    private const int ReceiveBytes = 256;
    private const int Files = 256;
    private const int ShortestClipMs = 180;
    private const int LongestClipMs = 900;
    private const int LongestMuteMs = 20_000;

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly MoneyWatch _watch;
    private readonly string _name;
    private readonly BoardModel _board;
    private readonly BoardTurns _turns;
    private readonly VirtualVoiceModule _module = new(TxPin, RxPin);
    private Uart? _uart;

    internal SimVoice(Timeline time, FaultSource faults, Trace trace, string name, MoneyWatch watch, Dice dice, Action stir)
    {
        (_time, _faults, _trace, _name, _watch) = (time, faults, trace, name, watch);
        _board = new BoardModel(new TimelineClock(time));
        _turns = new BoardTurns(time, _board, stir);
        _board.Attach(_module);
        // One in eight has no clips on it.
        if (dice.Below(8, 1) == 0)
            return;
        for (int i = 0; i < Files; i++)
            _module.Put($"ZH/{i:X2}.wav", dice.At(2, i).Between(ShortestClipMs, LongestClipMs));
    }

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        Close();
        _uart = _board.Uarts.Open(Port, TxPin, RxPin, baudRate, ReceiveBytes);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = _uart is null ? 0 : Math.Min(count, _uart.BytesToRead);
        if (taken > 0)
            _uart!.Take(buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_uart is null)
            return;
        Suffer();
        for (int i = 0; i < count; i++)
            _uart.Send(buffer[offset + i]);
        _turns.Plan();
    }

    /// <summary>The module has its supply with the box.</summary>
    /// <returns>Its line.</returns>
    internal ISerialLine PowerOn()
    {
        _module.SupplyOn();
        _turns.Plan();
        return this;
    }

    /// <summary>The box has no power.</summary>
    internal void PowerOff()
    {
        Close();
        _module.SupplyOff();
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        _module.IsMute = false;
        _module.SpoilAnswers = 0;
        if (_module.Hangs)
            _module.Restart();
        Hang(false);
        _turns.Plan();
    }

    private void Suffer()
    {
        if (_faults.Strikes(FaultKind.VoiceRestarts))
            _module.Restart();
        if (_faults.Strikes(FaultKind.VoiceSpoils))
            _module.SpoilAnswers++;
        if (_faults.Strikes(FaultKind.VoiceHangs))
            Hang(!_module.Hangs);
        if (_faults.Strikes(FaultKind.VoiceMute, out Dice how))
        {
            _trace.Add(_name, "the voice module says nothing");
            _module.IsMute = true;
            _time.After(how.Between(1, LongestMuteMs, 1), () => _module.IsMute = false);
        }
    }

    private void Hang(bool hangs)
    {
        if (_module.Hangs == hangs)
            return;
        _module.Hangs = hangs;
        _watch.VoiceHangsUntilMs = hangs ? long.MaxValue : _time.NowMs + VoiceModule.LongestRunMs;
    }

    private void Close()
    {
        if (_uart is not null)
            _board.Uarts.Close(_uart);
        _uart = null;
    }
}
