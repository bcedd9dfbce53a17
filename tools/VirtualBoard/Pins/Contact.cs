namespace VirtualBoard.Pins;

/// <summary>A contact between two pins, such as a key of a matrix.</summary>
internal sealed class Contact(int a, int b)
{
    public int A { get; } = a;

    public int B { get; } = b;

    public bool Closed { get; set; }
}
