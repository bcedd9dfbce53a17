using ScanBox.Ports;

namespace ScanBox.Parts.Lamps;

/// <summary>
/// What a lamp does for each signal. The rhythm alone tells the signals apart, so a lamp of one colour says as much as three
/// do, and so does a red and green one to a vendor who sees no difference between red and green. Steady is money received
/// and nothing else; two short flashes are an unknown result, three short ones a payment that was not received, three long
/// ones a fault.
/// </summary>
public static class LampPattern
{
    /// <summary>Bit of the red diode.</summary>
    public const byte Red = 1;

    /// <summary>Bit of the green diode.</summary>
    public const byte Green = 2;

    /// <summary>Bit of the blue diode.</summary>
    public const byte Blue = 4;

    /// <summary>Length of a slot in milliseconds: the shortest flash that is not overlooked.</summary>
    public const int SlotMs = 125;

    /// <summary>Slots of a rhythm: two seconds, which a glance outlasts.</summary>
    public const int Slots = 16;

    private const byte Yellow = Red | Green;

    // Indexed by LampSignal; bit n is slot n.
    private static readonly int[] s_rhythms = { 0x0000, 0x0F0F, 0x0001, 0x3333, 0x5555, 0xFFFF, 0x0015, 0x0005, 0x00FF, 0x0777, 0x0101 };
    private static readonly byte[] s_colours = { 0, Yellow, Green, Green, Yellow, Green, Red, Yellow, Yellow, Red, Green };
    private static readonly byte[] s_coloursWithBlue = { 0, Yellow, Green, Blue, Blue, Green, Red, Yellow, Yellow, Red, Green };

    /// <summary>The slots in which a signal is lit, bit 0 first.</summary>
    public static int RhythmOf(LampSignal signal) => s_rhythms[(int)signal];

    /// <summary>The diodes that shine in those slots.</summary>
    /// <param name="signal">What to tell.</param>
    /// <param name="hasBlue">Whether there is a blue diode: then blue is a payment under way, and yellow is left for what needs patience.</param>
    public static byte ColourOf(LampSignal signal, bool hasBlue) => (hasBlue ? s_coloursWithBlue : s_colours)[(int)signal];
}
