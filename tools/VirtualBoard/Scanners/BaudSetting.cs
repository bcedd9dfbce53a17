using System;

namespace VirtualBoard.Scanners;

/// <summary>The setting that holds a module's speed, and what its values mean.</summary>
internal sealed class BaudSetting(string name, params (int Code, int Rate)[] rates)
{
    /// <summary>Name of the setting.</summary>
    public string Name => name;

    /// <summary>Whether the module knows a value.</summary>
    public bool Knows(int code) => Array.Exists(rates, r => r.Code == code);

    /// <summary>Speed in baud of a value.</summary>
    public int Rate(int code) => Array.Find(rates, r => r.Code == code).Rate;

    /// <summary>Value of a speed in baud.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int Code(int baudRate)
    {
        int at = Array.FindIndex(rates, r => r.Rate == baudRate);
        return at >= 0 ? rates[at].Code : throw new ArgumentException($"The module cannot work at {baudRate} baud.", nameof(baudRate));
    }
}
