namespace CounterPage.Bench;

/// <summary>What an observer of the board saw.</summary>
internal enum Seen
{
    UartToPart,
    UartFromPart,
    Sent,
    Received,
    Committed,
    Sound,
    Voice,
    VoiceEnd,
    Beeper,
    Lamp,
    Log,
}

/// <summary>Something that was seen while the firmware was in a hardware call; it is looked at after the firmware's turn.</summary>
/// <param name="AtMs">Board time.</param>
/// <param name="What">Which kind.</param>
/// <param name="Data">A byte, bytes, a file, a piece of sound, a pitch, the lamp's diodes, or a line.</param>
internal readonly record struct Observation(long AtMs, Seen What, object Data);

/// <summary>A file that became durable.</summary>
internal sealed record CommittedFile(string Name, byte[] Content);

/// <summary>A byte on a UART, and the part at its far end.</summary>
internal sealed record UartByte(VirtualBoard.Serial.ISerialPart Part, byte Value);
