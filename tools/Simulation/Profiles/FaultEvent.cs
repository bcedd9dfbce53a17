namespace Simulation.Profiles;

/// <summary>One fault that happened: its kind and at which of its opportunities, counted from 0.</summary>
public readonly record struct FaultEvent(FaultKind Kind, int Opportunity);
