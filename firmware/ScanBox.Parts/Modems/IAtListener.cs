namespace ScanBox.Parts.Modems;

/// <summary>Who hears what the modem says. Called from within <see cref="AtEngine.Step"/>; no member starts a command.</summary>
public interface IAtListener
{
    /// <summary>A line that answers the command in flight, as <see cref="AtCommand.Answer"/> describes it.</summary>
    /// <returns>False when it is none after all: the form of an unsolicited line of the same name.</returns>
    bool OnAnswer(AtLine line);

    /// <summary>A line that belongs to no command.</summary>
    /// <returns>Whether it means something; others are dropped.</returns>
    bool OnUnsolicited(AtLine line);

    /// <summary>Bytes that a line declared (<see cref="AtEngine.ExpectPayload"/>).</summary>
    void OnPayload(byte[] buffer, int offset, int count);

    /// <summary>The rest of a declared payload never came: what was received has a hole.</summary>
    void OnPayloadLost();

    /// <summary>Gives the next bytes of the command's data (<see cref="AtCommand.DataCount"/>), all of them.</summary>
    void FillData(byte[] buffer, int count);
}
