using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// Settings from a set-up code that nobody could look at the date of. When the time is known they are kept for good, or the ones from before
/// come back: the code was past its time, or from the future.
/// </summary>
internal sealed class ProvisionalSettings
{
    private readonly ConsoleHost _host;
    private readonly IWallClock _time;
    private bool _looked;

    internal ProvisionalSettings(ConsoleHost host, IWallClock time)
    {
        _host = host;
        _time = time;
    }

    /// <summary>Whether the settings of before have to come back, and may: nothing is owed under the new ones.</summary>
    internal bool MustGo { get; private set; }

    /// <summary>Looks at the clock.</summary>
    internal void Watch(long nowMs)
    {
        BoxSettings? settings = _host.Settings;
        if (settings is null || settings.SetupUntil == 0)
        {
            // Left by a power cut between the two files.
            if (!_looked)
                SettingsBefore.Drop(_host.Ports.Storage);
            _looked = true;
            return;
        }
        long now = _time.UnixTime;
        if (!WallTime.IsPlausible(now))
            return;
        if (SetupTimes.Judge(settings.SetupIssued, settings.SetupUntil, now) == SetupFault.None)
            Keep(settings, nowMs);
        else
            MustGo = _host.Box is null || _host.Box.OwesNothing;
    }

    /// <summary>Brings the settings of before back.</summary>
    /// <returns>False when the flash refused: try again.</returns>
    internal bool Undo(long nowMs)
    {
        IStorage storage = _host.Ports.Storage;
        BoxSettings? before = SettingsBefore.Load(storage);
        if (before is null)
        {
            // Nothing to go back to: what the factory gave, and no more.
            _host.Log.Write(nowMs, "setup: the settings from before the code are lost; the box must be set up again");
            before = new BoxSettings
            {
                Serial = _host.Settings!.Serial,
                SetupSigner = _host.Settings.SetupSigner,
                UpdateSigner = _host.Settings.UpdateSigner,
                TechnicianPin = _host.Settings.TechnicianPin,
                SetupPin = _host.Settings.SetupPin,
                SetupPassword = _host.Settings.SetupPassword,
            };
        }
        before.SetupIssued = _host.Settings!.SetupIssued;
        before.SetupUntil = 0;
        if (!SettingsFile.SaveUnfinished(storage, before))
            return false;
        _host.Log.Write(nowMs, "setup: the set-up code was past its time, or from the future; the settings from before count again");
        SettingsBefore.Drop(storage);
        _host.Settings.SetupUntil = 0;
        MustGo = false;
        return true;
    }

    private void Keep(BoxSettings settings, long nowMs)
    {
        BoxSettings kept = _host.SettingsOnFlash();
        kept.SetupUntil = 0;
        if (!SettingsFile.SaveUnfinished(_host.Ports.Storage, kept))
            return;
        settings.SetupUntil = 0;
        _host.Log.Write(nowMs, "setup: the time is known and the set-up code was good; its settings stay");
    }
}
