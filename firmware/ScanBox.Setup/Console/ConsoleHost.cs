using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Updates;
using ScanBox.Updates.Slots;

namespace ScanBox.Setup.Console;

/// <summary>The box that a console belongs to.</summary>
public sealed class ConsoleHost
{
    /// <summary>Takes the box over; either <paramref name="box"/> or <paramref name="unset"/> is there.</summary>
    /// <param name="ports">The parts of the box.</param>
    /// <param name="box">The box that is set up; null when it is not.</param>
    /// <param name="unset">The box that is not set up.</param>
    /// <param name="settings">What was read from flash; null for nothing.</param>
    /// <param name="hasKeys">Whether there are keys.</param>
    /// <param name="rules">The rules of payment codes that count.</param>
    /// <param name="log">The log, remembered.</param>
    /// <param name="restart">Starts the box anew.</param>
    /// <param name="boardName">Name of the board, for people.</param>
    /// <param name="journalSegmentBytes">Size of a segment of the journal.</param>
    public ConsoleHost(BoxPorts ports, Box? box, UnsetBox? unset, BoxSettings? settings, bool hasKeys, CodeRuleTable rules, LogMemory log, IRestart restart, string boardName, int journalSegmentBytes)
    {
        Ports = ports;
        Box = box;
        Unset = unset;
        Settings = settings;
        HasKeys = hasKeys;
        Rules = rules;
        Log = log;
        Restart = restart;
        BoardName = boardName;
        JournalSegmentBytes = journalSegmentBytes;
    }

    /// <summary>Updates over the air; null where there are none.</summary>
    public Updater? Updates { get; init; }

    internal BoxPorts Ports { get; }

    internal Box? Box { get; }

    internal UnsetBox? Unset { get; }

    internal BoxSettings? Settings { get; }

    /// <summary>What is on flash now, a copy: since the start the console or a set-up code may have saved something.</summary>
    internal BoxSettings SettingsOnFlash()
    {
        var file = new SettingsFile();
        return file.Load(Ports.Storage) ?? file.Unfinished ?? (Settings is null ? new BoxSettings() : SettingsSchema.Copy(Settings));
    }

    /// <summary>Writes settings that somebody at the box wants: an update on trial does not take them back any more.</summary>
    /// <returns>False when the flash refused; the old ones are as they were.</returns>
    internal bool SaveByHand(BoxSettings wanted)
    {
        if (!SettingsFile.SaveUnfinished(Ports.Storage, wanted))
            return false;
        SettingsTrial.SettleByHand(Ports.Storage);
        return true;
    }

    /// <summary>Whether the box has keys: what it had when it started, or was given since.</summary>
    internal bool HasKeys { get; set; }

    internal CodeRuleTable Rules { get; }

    internal LogMemory Log { get; }

    internal IRestart Restart { get; }

    internal string BoardName { get; }

    internal int JournalSegmentBytes { get; }

    internal ServiceDesk Desk => Box is null ? Unset!.Service : Box.Service;

    /// <summary>What is wrong with settings that are to be saved, empty for nothing: a box that takes payments goes on taking them, a new one is filled in more than one go.</summary>
    internal string Check(BoxSettings settings) => Box is null ? SettingsFile.CheckUnfinished(settings) : SettingsFile.Check(settings);

    /// <summary>Whether the box takes payments, so that its console asks for the PIN.</summary>
    internal bool IsSetUp => Box is not null;
}
