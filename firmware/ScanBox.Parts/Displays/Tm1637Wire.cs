namespace ScanBox.Parts.Displays;

/// <summary>
/// Frames of a TM1637 (天微电子 TM1637, data sheet V2.4, "Interface interpretation"): start is data falling while the clock
/// is high, stop is data rising while it is high; bytes go lowest bit first, taken at the rising clock; after the eighth bit
/// the chip holds data low for one clock.
/// </summary>
internal sealed class Tm1637Wire
{
    private readonly ITwoWireBus _bus;
    private bool _data = true;

    internal Tm1637Wire(ITwoWireBus bus)
    {
        _bus = bus;
    }

    /// <summary>
    /// Brings a chip that a reset of the box has left in the middle of a byte back to rest: one clock lets it end an answer
    /// that it may be giving, and the stop ends the rest.
    /// </summary>
    internal void Recover()
    {
        _bus.Release();
        _bus.Clock(false);
        _bus.Clock(true);
        _bus.Clock(false);
        _data = true;
        Stop();
    }

    /// <summary>Sends one frame of one or two bytes.</summary>
    /// <returns>Whether the chip answered each byte.</returns>
    internal bool Send(byte first, byte second, bool both)
    {
        Data(false);
        _bus.Clock(false);
        // Addresses and display commands end in a 1 (B7): the wire is charged high before the chip answers, so that a wire that
        // rises slowly is not taken for an answer.
        bool answered = Byte(first);
        if (both && answered)
            answered = Byte(second);
        Stop();
        return answered;
    }

    private bool Byte(byte value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            if (bit > 0)
                _bus.Clock(false);
            Data((value & (1 << bit)) != 0);
            _bus.Clock(true);
        }
        // Let go before the chip pulls low, so that no output works against it; but a low wire only after the clock has
        // fallen, because rising while it is high would be a stop.
        if (_data)
            _bus.Release();
        _bus.Clock(false);
        if (!_data)
            _bus.Release();
        _bus.Clock(true);
        bool answered = !_bus.Read();
        _bus.Clock(false);
        // Unknown from here: the next level is driven anew.
        _bus.Data(false);
        _data = false;
        return answered;
    }

    private void Stop()
    {
        Data(false);
        _bus.Clock(true);
        Data(true);
    }

    private void Data(bool high)
    {
        if (high == _data)
            return;
        _data = high;
        _bus.Data(high);
    }
}
