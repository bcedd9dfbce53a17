using VirtualBoard.Parts;

namespace VirtualBoard.Serial;

/// <summary>A part at the far end of a UART.</summary>
public interface ISerialPart : IBoardPart
{
    /// <summary>The speed it sends and listens at now, in baud.</summary>
    int BaudRate { get; }

    /// <summary>A byte arrived, as the part's own speed made it out.</summary>
    void Receive(byte value);
}
