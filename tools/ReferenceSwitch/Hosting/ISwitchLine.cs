namespace ReferenceSwitch.Hosting;

/// <summary>What a server needs behind it: something that answers frames. Each connection calls from its own thread.</summary>
public interface ISwitchLine
{
    /// <summary>Answers one frame.</summary>
    /// <param name="session">The connection it came on.</param>
    /// <param name="frame">The frame, beginning at the TPDU.</param>
    LineAnswer Exchange(SwitchSession session, byte[] frame);
}
