namespace Factory.Checks;

/// <summary>How a part of a box did.</summary>
public enum PartState
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It does not, or nobody could tell that it does.</summary>
    Failed,

    /// <summary>It cannot be looked at on this board over the console.</summary>
    Untested,
}

/// <summary>One part of a box after its test.</summary>
/// <param name="Part">Its name, see <see cref="PartNames"/>.</param>
/// <param name="State">How it did.</param>
/// <param name="What">What was seen, in words; without codes and secrets.</param>
public sealed record PartResult(string Part, PartState State, string What)
{
    /// <summary>What to try when it failed, English and Chinese; empty when it did not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Advice => State == PartState.Failed ? PartNames.AdviceFor(Part) : "";

    /// <summary>A part that works.</summary>
    public static PartResult Good(string part, string what) => new(part, PartState.Good, what);

    /// <summary>A part that does not.</summary>
    public static PartResult Failed(string part, string what) => new(part, PartState.Failed, what);
}
