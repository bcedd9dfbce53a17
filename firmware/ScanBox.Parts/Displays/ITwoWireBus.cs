namespace ScanBox.Parts.Displays;

/// <summary>Clock and data wire of a chip that answers on the data wire. Each call takes tens of microseconds on a device, which is all the time the chips need.</summary>
public interface ITwoWireBus
{
    /// <summary>Drives the clock.</summary>
    void Clock(bool high);

    /// <summary>Drives the data wire.</summary>
    void Data(bool high);

    /// <summary>Lets go of the data wire: a pull-up takes it high unless the chip holds it low.</summary>
    void Release();

    /// <summary>The level of the released data wire.</summary>
    bool Read();
}
