using ScanBox.Ports;

namespace ScanBox.Protocol.Tests.Screens;

/// <summary>A display that keeps what it shows as text.</summary>
public sealed class TextDisplay : IDisplay
{
    public TextDisplay(int digits, bool everyPoint)
    {
        Digits = digits;
        HasEveryPoint = everyPoint;
    }

    public int Digits { get; }

    public bool HasEveryPoint { get; }

    public string Text { get; private set; } = "";

    public int Shows { get; private set; }

    public void Show(byte[] characters, int points)
    {
        Shows++;
        Text = Write(characters, points);
    }

    public static string Write(byte[] characters, int points)
    {
        string text = "";
        for (int i = 0; i < characters.Length; i++)
            text += (char)characters[i] + ((points & (1 << i)) != 0 ? "." : "");
        return text;
    }
}
