namespace ScanBox.Ports;

/// <summary>How long a battery will do.</summary>
public enum BatteryState : byte
{
    /// <summary>Not measured yet, or what is measured is no battery.</summary>
    Unknown = 0,

    /// <summary>Enough.</summary>
    Good = 1,

    /// <summary>It wants to be charged soon.</summary>
    Low = 2,

    /// <summary>It may give out within minutes: what has begun is ended, nothing new is begun.</summary>
    Critical = 3,
}

/// <summary>The battery of a box that has one.</summary>
public interface IBattery
{
    /// <summary>How long it will do. On a charger it is never worse than <see cref="BatteryState.Low"/>.</summary>
    BatteryState State { get; }

    /// <summary>Charge, 0 to 100; -1 while the state is unknown.</summary>
    int Percent { get; }

    /// <summary>Whether a charger is plugged in.</summary>
    bool IsCharging { get; }
}
