namespace ScanBox.Parts.Beepers;

/// <summary>What a beeper can tell. Rhythms differ as well as pitches, for beepers with one pitch.</summary>
public enum BeeperTune : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A key was taken: one tick.</summary>
    Click = 1,

    /// <summary>The payment that was begun here is received: three short tones, rising.</summary>
    Received = 2,

    /// <summary>It was not received: two long low tones.</summary>
    Refused = 3,

    /// <summary>Look at the display: its result is not known, or has become known late. Six quick tones, up and down.</summary>
    Look = 4,
}
