using ScanBox.Parts.Keys;
using ScanBox.Ports;

namespace Simulation.Boxes.Parts;

/// <summary>The driver of single buttons on contacts that misbehave, read as the board's adapter reads it.</summary>
internal sealed class SimButtons(SimContacts contacts, IClock clock)
{
    /// <summary>The firmware's driver.</summary>
    internal ButtonKeys Driver { get; } = new(SimContacts.Keys);

    /// <summary>Uptime in ms at which it wants to be asked again.</summary>
    internal long NextAtMs => contacts.Down != 0 ? clock.UptimeMs + ButtonKeys.SampleEveryMs : Driver.NextAtMs;

    /// <summary>The next key.</summary>
    internal Key Read()
    {
        Sample();
        return Driver.Read();
    }

    /// <summary>Whether a key is down.</summary>
    internal bool IsDown(Key key)
    {
        Sample();
        return Driver.IsDown(key);
    }

    private void Sample()
    {
        if (Driver.WantsSample(clock.UptimeMs))
            Driver.Sample(contacts.Down, clock.UptimeMs);
    }
}
