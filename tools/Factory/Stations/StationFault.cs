using Factory.Checks;

namespace Factory.Stations;

/// <summary>Ends the work at a box: what comes after it makes no sense.</summary>
internal sealed class StationFault : Exception
{
    public StationFault()
    {
    }

    public StationFault(string message)
        : base(message)
    {
    }

    public StationFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StationFault(string part, string what)
        : base(what) => Part = part;

    internal string Part { get; } = "";

    internal PartResult Result => PartResult.Failed(Part, Message);
}
