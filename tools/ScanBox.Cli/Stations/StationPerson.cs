using System;
using Factory.Checks;

namespace ScanBox.Cli.Stations;

/// <summary>The person at a station, by the terminal.</summary>
internal sealed class StationPerson : IStationHands
{
    private readonly string _card;

    /// <param name="card">What is on the card, for people.</param>
    internal StationPerson(string card) => _card = card;

    public void Tell(string what) => Output.Progress(what);

    public bool Confirm(string question)
    {
        while (true)
        {
            Console.Error.Write(question + " [y/n] ");
            switch (Console.In.ReadLine()?.Trim())
            {
                case "y" or "Y":
                    return true;
                // Nobody there is no yes.
                case "n" or "N" or null:
                    return false;
            }
        }
    }

    public void Begin(string part)
    {
        if (part == PartNames.Scanner)
            Output.Progress(_card);
    }

    public void Watch(string part, string shown)
    {
    }

    public void End(string part)
    {
    }
}
