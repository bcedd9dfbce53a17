namespace ScanBox.Parts.Displays;

/// <summary>Select, clock and data wire of a chip that only listens. Each call takes tens of microseconds on a device, which is all the time the chips need.</summary>
public interface IThreeWireBus
{
    /// <summary>Drives the select wire.</summary>
    void Select(bool high);

    /// <summary>Drives the clock.</summary>
    void Clock(bool high);

    /// <summary>Drives the data wire.</summary>
    void Data(bool high);
}
