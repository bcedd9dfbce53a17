using ReferenceSwitch;

namespace Simulation.Network;

/// <summary>One TCP connection between box and switch, both ends of it.</summary>
internal sealed class Connection
{
    internal required int Number { get; init; }

    /// <summary>The way that it takes.</summary>
    internal required Way Way { get; init; }

    /// <summary>Who has it at the box.</summary>
    internal required IBoxEnd BoxEnd { get; init; }

    /// <summary>The switch's view of it.</summary>
    internal SwitchSession Session { get; } = new();

    /// <summary>Bytes that have arrived at the switch and are no whole frame yet.</summary>
    internal List<byte> AtSwitch { get; } = [];

    /// <summary>Frames that the switch has not got to.</summary>
    internal Queue<byte[]> Waiting { get; } = new();

    /// <summary>Bytes keep their order: nothing arrives before this.</summary>
    internal long NextUpMs { get; set; }

    /// <summary>The same for the way down.</summary>
    internal long NextDownMs { get; set; }

    /// <summary>The switch is at work on a frame of it.</summary>
    internal bool Busy { get; set; }

    /// <summary>Not the switch answers it.</summary>
    internal bool Hostile { get; init; }

    /// <summary>Swallows everything; neither end knows.</summary>
    internal bool HalfOpen { get; set; }

    /// <summary>The switch has closed it, or knows that it is gone.</summary>
    internal bool ClosedAtSwitch { get; set; }

    /// <summary>The box has closed it, or knows that it is gone.</summary>
    internal bool ClosedAtBox { get; set; }
}
