using ScanBox.Parts.Displays;

namespace ScanBox.Parts.Tests.Displays;

/// <summary>The far end of three wires: it writes down the bits of each frame.</summary>
public sealed class FakeHt1621 : IThreeWireBus
{
    private bool _clock = true;
    private bool _data;
    private bool _deaf = true;

    /// <summary>Frames since they were last cleared, as bits, each frame ended by a semicolon.</summary>
    public string Frames { get; set; } = "";

    public void Select(bool high)
    {
        if (high && !_deaf)
            Frames += ";";
        _deaf = high;
    }

    public void Clock(bool high)
    {
        if (high && !_clock && !_deaf)
            Frames += _data ? "1" : "0";
        _clock = high;
    }

    public void Data(bool high) => _data = high;
}
