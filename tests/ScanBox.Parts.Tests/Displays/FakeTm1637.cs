using ScanBox.Parts.Displays;

namespace ScanBox.Parts.Tests.Displays;

/// <summary>The far end of two wires, as simple as a TM1637 can be: it collects frames, answers or not, and counts calls.</summary>
public sealed class FakeTm1637 : ITwoWireBus
{
    private bool _clock = true;
    private bool _data = true;
    private bool _released;
    private bool _inFrame;
    private int _bits;
    private int _value;

    /// <summary>Frames since they were last cleared, as hex bytes, each frame ended by a semicolon.</summary>
    public string Frames { get; set; } = "";

    public bool Absent { get; set; }

    public int Calls { get; private set; }

    public void Clock(bool high)
    {
        Calls++;
        if (_inFrame && high && !_clock)
        {
            if (_bits < 8 && Level())
                _value |= 1 << _bits;
            _bits++;
            if (_bits == 8)
                Frames += _value.ToString("X2");
            if (_bits == 9)
                _value = 0;
        }
        else if (!high && _bits == 9)
        {
            _bits = 0;
        }
        _clock = high;
    }

    public void Data(bool high)
    {
        Calls++;
        bool before = Level();
        _released = false;
        _data = high;
        Edge(before);
    }

    public void Release()
    {
        Calls++;
        bool before = Level();
        _released = true;
        Edge(before);
    }

    public bool Read()
    {
        Calls++;
        return Absent || _bits != 9;
    }

    private bool Level() => _released || _data;

    private void Edge(bool before)
    {
        if (!_clock || before == Level())
            return;
        if (before)
        {
            _bits = 0;
            _value = 0;
        }
        else if (_inFrame)
        {
            Frames += ";";
        }
        _inFrame = before;
    }
}
