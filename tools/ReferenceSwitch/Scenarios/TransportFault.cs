namespace ReferenceSwitch.Scenarios;

/// <summary>What happens to a purchase on the wire. The switch's own decisions do not know of it.</summary>
public enum TransportFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The request is handled; its answer never arrives.</summary>
    AnswerLost,

    /// <summary>The connection is cut before the request is handled.</summary>
    CutBeforeHandling,

    /// <summary>The request is handled; then the connection is cut instead of an answer.</summary>
    CutAfterHandling,

    /// <summary>The answer arrives with a wrong MAC.</summary>
    WrongMac,

    /// <summary>The answer arrives twice.</summary>
    DuplicateAnswer,
}
