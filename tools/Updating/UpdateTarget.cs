using ScanBox.Updates.Manifests;

namespace Updating;

/// <summary>What an update is and whom it is for.</summary>
/// <param name="Kind">What it brings.</param>
/// <param name="Version">Its version, from 1 on; for settings the time they are made, in seconds since 1970-01-01 UTC.</param>
/// <param name="Board">A board's name, or <c>*</c>.</param>
/// <param name="Box">A serial, the beginning of one and <c>*</c>, or <c>*</c>.</param>
/// <param name="From">Highest running version that it may take the place of although it is older; 0 for none.</param>
public sealed record UpdateTarget(UpdateKind Kind, long Version, string Board = UpdateManifest.All, string Box = UpdateManifest.All, long From = 0);
