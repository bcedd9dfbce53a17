using ScanBox.Settings;

namespace Technician;

/// <summary>Brings settings into a box over its console: all of them, or none.</summary>
public static class SettingsSheet
{
    /// <summary>Sets each, and saves them at once. After a failure the box has the settings of before.</summary>
    /// <param name="visit">The box.</param>
    /// <param name="settings">Names and values.</param>
    /// <returns>Why nothing was changed; null when all were saved.</returns>
    public static string? Apply(BoxVisit visit, IReadOnlyList<(string Name, string Value)> settings)
    {
        // What somebody set before and did not save is not ours to save.
        visit.Ask("discard");
        foreach ((string name, string value) in settings)
        {
            string? error = visit.Set(name, value, SettingsSchema.IsSecret(name));
            if (error is null)
                continue;
            visit.Ask("discard");
            return $"{name}: {error}";
        }
        string? refused = visit.Ask("save").Error;
        if (refused is not null)
            visit.Ask("discard");
        return refused == "nothing was changed" ? null : refused;
    }

    /// <summary>Restarts the box, so that what was saved counts.</summary>
    public static void Restart(BoxVisit visit) => visit.Ask("restart");
}
