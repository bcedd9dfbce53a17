namespace Factory.Checks;

/// <summary>What a station needs fingers, eyes and ears for: a person, or who stands in for one at a virtual board.</summary>
public interface IStationHands
{
    /// <summary>Says what is to be done, or what happens.</summary>
    void Tell(string what);

    /// <summary>Asks what was seen or heard.</summary>
    bool Confirm(string question);

    /// <summary>A test begins: <see cref="PartNames.Scanner"/>, <see cref="PartNames.Keypad"/>, <see cref="PartNames.Lamp"/> or <see cref="PartNames.Speaker"/>.</summary>
    /// <param name="part">The part.</param>
    void Begin(string part);

    /// <summary>What the box has said in this test so far; called again and again while it runs.</summary>
    void Watch(string part, string shown);

    /// <summary>The test is over.</summary>
    void End(string part);
}
