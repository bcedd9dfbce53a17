namespace ScanBox.Ports;

/// <summary>What the lamp tells; the adapter chooses colour and rhythm.</summary>
public enum LampSignal : byte
{
    Off = 0,

    /// <summary>Starting, looking for the parts.</summary>
    Starting = 1,

    /// <summary>Ready for an amount.</summary>
    Ready = 2,

    /// <summary>Waiting for the customer's code.</summary>
    Scanning = 3,

    /// <summary>A payment is with the switch.</summary>
    Working = 4,

    /// <summary>The last payment was received.</summary>
    Approved = 5,

    /// <summary>The last payment was not received.</summary>
    Refused = 6,

    /// <summary>A payment's result is not known.</summary>
    Unknown = 7,

    /// <summary>No path to the switch.</summary>
    Offline = 8,

    /// <summary>A part has failed or settings are missing.</summary>
    Fault = 9,

    /// <summary>Ready for an amount, over the standby way to the switch.</summary>
    Standby = 10,
}

/// <summary>The status lamp.</summary>
public interface ILamp
{
    /// <summary>Shows a signal until the next one. Repeating the same signal costs nothing.</summary>
    void Show(LampSignal signal);
}
