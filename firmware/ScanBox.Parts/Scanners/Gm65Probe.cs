namespace ScanBox.Parts.Scanners;

/// <summary>In which order a GM65 is looked for at the speeds it may have. The speed it last had comes first.</summary>
internal sealed class Gm65Probe
{
    /// <summary>Speed of a new module, in baud.</summary>
    internal const int FactoryBaudRate = 9600;

    // The factory speed, then those that other firmware and set-up codes leave behind.
    private static readonly int[] s_baudRates = { FactoryBaudRate, 57600, 115200 };

    private int _first;
    private int _tried;

    internal Gm65Probe(int baudRate)
    {
        for (int i = 0; i < s_baudRates.Length; i++)
        {
            if (s_baudRates[i] == baudRate)
                _first = i;
        }
    }

    /// <summary>The speed to try.</summary>
    internal int BaudRate => s_baudRates[(_first + _tried) % s_baudRates.Length];

    /// <summary>Begins a round with the speed that was current.</summary>
    internal void Begin()
    {
        _first = (_first + _tried) % s_baudRates.Length;
        _tried = 0;
    }

    /// <summary>Goes to the next speed.</summary>
    /// <returns>Whether the round is over: then the first speed is current again.</returns>
    internal bool Advance()
    {
        _tried++;
        if (_tried < s_baudRates.Length)
            return false;
        _tried = 0;
        return true;
    }
}
