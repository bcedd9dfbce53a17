namespace ReferenceSwitch.Hosting;

/// <summary>What a server needs behind it: something that answers frames. Called for one frame at a time.</summary>
public interface ISwitchLine
{
    /// <summary>Answers one frame.</summary>
    /// <param name="session">The connection it came on.</param>
    /// <param name="frame">The frame, beginning at the TPDU.</param>
    LineAnswer Exchange(SwitchSession session, byte[] frame);
}
