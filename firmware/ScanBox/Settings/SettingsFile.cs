using System.Text;
using ScanBox.Ports;

namespace ScanBox.Settings;

/// <summary>
/// Settings on flash, readable by people: <c>name=value</c> lines in UTF-8 between a head and a checksum. Two copies are kept; saving
/// replaces the older one, so that a power cut in the middle leaves the other as it was. Unknown names are left for later versions.
/// </summary>
public sealed class SettingsFile
{
    /// <summary>Name of the first copy, and the only one that a tool has to write.</summary>
    public const string Name = "settings";

    /// <summary>Name of the second copy.</summary>
    public const string OtherName = "settings.b";

    /// <summary>Longest copy in bytes: all values at their longest, and half as much again.</summary>
    public const int MaxBytes = 1664;

    /// <summary>Why the last <see cref="Load"/> gave nothing.</summary>
    public SettingsError Error { get; private set; }

    /// <summary>The line that was wrong, counted from 1; 0 when it was not a line.</summary>
    public int ErrorLine { get; private set; }

    /// <summary>What that line must be, in words for a technician: <c>terminal: 8 letters or digits</c>; empty when it was not a line. The value itself may be a password and is not in it.</summary>
    public string ErrorText { get; private set; } = "";

    /// <summary>Whether one of the two copies is damaged, as after a power cut while saving; the other was taken.</summary>
    public bool HasDamagedCopy { get; private set; }

    /// <summary>What the last <see cref="Load"/> read when all of it is good and only something is missing, as in a box that left the factory; else null.</summary>
    public BoxSettings? Unfinished { get; private set; }

    /// <summary>Reads the settings; null, with <see cref="Error"/>, when there are none to rely on.</summary>
    public BoxSettings? Load(IStorage storage)
    {
        Fail(SettingsError.None, 0);
        Unfinished = null;
        SettingsSlot first = SettingsSlot.Read(storage, Name);
        SettingsSlot second = SettingsSlot.Read(storage, OtherName);
        HasDamagedCopy = IsDamaged(first) || IsDamaged(second);
        if (first.IsSound || second.IsSound)
            return Parse(Newer(first, second));
        SettingsError error = first.Error == SettingsError.Missing ? second.Error : first.Error;
        return Fail(error, error == SettingsError.UnknownFormat ? 1 : 0);
    }

    /// <summary>
    /// Writes the settings over the older copy and reads them back. After false the copy that counted before still counts, and
    /// nothing was written at all for values that <see cref="Load"/> would not take.
    /// </summary>
    public static bool Save(IStorage storage, BoxSettings settings)
    {
        return Check(settings).Length == 0 && Write(storage, settings);
    }

    /// <summary>The same for settings from which something is still missing; a serial there must be.</summary>
    public static bool SaveUnfinished(IStorage storage, BoxSettings settings) => CheckUnfinished(settings).Length == 0 && Write(storage, settings);

    private static bool Write(IStorage storage, BoxSettings settings)
    {
        SettingsSlot first = SettingsSlot.Read(storage, Name);
        SettingsSlot second = SettingsSlot.Read(storage, OtherName);
        SettingsSlot newer = Newer(first, second);
        bool toFirst = !first.IsSound || newer == second;
        int sequence = newer.Sequence + 1;
        byte[] file = SettingsSlot.Compose(sequence, Lines(settings));
        string name = toFirst ? Name : OtherName;
        if (file.Length > MaxBytes || !storage.Create(name, file, 0, file.Length))
            return false;
        SettingsSlot written = SettingsSlot.Read(storage, name);
        return written.IsSound && written.Sequence == sequence;
    }

    /// <summary>Writes settings into a file of its own, as they may be wanted back.</summary>
    public static bool SaveCopy(IStorage storage, string name, BoxSettings settings)
    {
        byte[] file = SettingsSlot.Compose(0, Lines(settings));
        return file.Length <= MaxBytes && storage.Create(name, file, 0, file.Length) && SettingsSlot.Read(storage, name).IsSound;
    }

    /// <summary>Reads what <see cref="SaveCopy"/> wrote, also when something is missing in it; null when it is not there or damaged.</summary>
    public static BoxSettings? LoadCopy(IStorage storage, string name)
    {
        SettingsSlot slot = SettingsSlot.Read(storage, name);
        var file = new SettingsFile();
        return slot.IsSound ? file.Parse(slot) ?? file.Unfinished : null;
    }

    /// <summary>Removes the copy that does not count, which may hold passwords of before.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool DropOlder(IStorage storage)
    {
        SettingsSlot first = SettingsSlot.Read(storage, Name);
        SettingsSlot second = SettingsSlot.Read(storage, OtherName);
        if (!first.IsSound && !second.IsSound)
            return false;
        return StorageRemoval.Remove(storage, Newer(first, second) == first ? OtherName : Name);
    }

    /// <summary>What is wrong with settings that are to be saved, in words for a technician; empty when they would be taken.</summary>
    public static string Check(BoxSettings settings)
    {
        string wrong = CheckValues(settings);
        if (wrong.Length > 0)
            return wrong;
        if (!SettingsRules.IsComplete(settings))
            return "terminal, merchant, serial, switch.host and switch.port are needed";
        return SettingsRules.IsPlainOffBench(settings) ? SettingsRules.PlainOffBench : "";
    }

    /// <summary>The same for settings from which something is still missing.</summary>
    public static string CheckUnfinished(BoxSettings settings)
    {
        if (SettingsRules.IsComplete(settings))
            return Check(settings);
        string wrong = CheckValues(settings);
        return wrong.Length == 0 && settings.Serial.Length == 0 ? "serial is needed first; terminal, merchant, switch.host and switch.port are needed to take payments" : wrong;
    }

    private static string CheckValues(BoxSettings settings)
    {
        for (int i = 0; i < SettingsSchema.Count; i++)
        {
            string name = SettingsSchema.NameAt(i);
            string value = SettingsSchema.Get(settings, name);
            if (value.IndexOf('\n') >= 0 || (value.Length > 0 && !SettingsRules.Set(new BoxSettings(), name, value)))
                return name + ": " + SettingsRules.Describe(name);
        }
        return "";
    }

    private static bool IsDamaged(SettingsSlot slot) => !slot.IsSound && slot.Error != SettingsError.Missing;

    // The one that counts; when none is sound, one without a number.
    private static SettingsSlot Newer(SettingsSlot first, SettingsSlot second)
    {
        if (!second.IsSound)
            return first;
        return !first.IsSound || second.Sequence > first.Sequence ? second : first;
    }

    private static string Lines(BoxSettings settings)
    {
        string lines = "";
        for (int i = 0; i < SettingsSchema.Count; i++)
        {
            string name = SettingsSchema.NameAt(i);
            string value = SettingsSchema.Get(settings, name);
            // What is still missing has no line: an empty one would be a wrong value.
            if (value.Length > 0 || SettingsRules.Set(new BoxSettings(), name, value))
                lines += name + "=" + value + "\n";
        }
        return lines + settings.LaterLines;
    }

    private BoxSettings? Parse(SettingsSlot slot)
    {
        byte[] file = slot.Bytes;
        int end = slot.End;
        var settings = new BoxSettings();
        int start = slot.Start;
        for (int line = slot.FirstLine; start < end; line++)
        {
            int stop = start;
            int equals = -1;
            while (stop < end && file[stop] != (byte)'\n')
            {
                if (equals < 0 && file[stop] == (byte)'=')
                    equals = stop;
                stop++;
            }
            if (equals < 0)
                return Wrong(line, "a line");
            string name = Encoding.UTF8.GetString(file, start, equals - start);
            string value = stop == equals + 1 ? "" : Encoding.UTF8.GetString(file, equals + 1, stop - equals - 1);
            if (!SettingsSchema.Knows(name))
                settings.LaterLines += name + "=" + value + "\n";
            else if (!SettingsRules.Set(settings, name, value))
                return Wrong(line, name);
            start = stop + 1;
        }
        if (!SettingsRules.IsComplete(settings))
        {
            Unfinished = settings;
            return Fail(SettingsError.Incomplete, 0);
        }
        if (SettingsRules.IsPlainOffBench(settings))
            return Fail(SettingsError.PlainOffBench, 0);
        return settings;
    }

    private BoxSettings? Wrong(int line, string name)
    {
        Fail(SettingsError.BadValue, line);
        ErrorText = name + ": " + SettingsRules.Describe(name);
        return null;
    }

    private BoxSettings? Fail(SettingsError error, int line)
    {
        Error = error;
        ErrorLine = line;
        ErrorText = "";
        return null;
    }
}
