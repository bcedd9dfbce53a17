namespace ScanBox.Ports;

/// <summary>A link that has more than one way to the switch. It leaves a dead way by itself; a planned move is made by its user, between two payments.</summary>
public interface IMovableLink : ILink
{
    /// <summary>Name of the way in use, for people; empty when none is.</summary>
    string Way { get; }

    /// <summary>Whether the way in use is not the preferred one.</summary>
    bool IsStandby { get; }

    /// <summary>Whether a better way than the one in use is connected and waits: <see cref="ILink.Close"/> and then <see cref="ILink.Open"/> take it.</summary>
    bool HasBetterWay { get; }
}
