using System;
using System.Linq;

namespace VirtualBoard.Modems;

/// <summary>The files of a Quectel module, FILE manual. A file that is there is not written over: it must be deleted first.</summary>
internal sealed class QuectelFiles(VirtualModem modem)
{
    private const string Drive = "UFS:";
    private const int MaxNameChars = 80;
    private const int DefaultTimeoutSeconds = 5;
    private const int MaxTimeoutSeconds = 65_535;

    private const int InvalidInput = 400;
    private const int NoRoom = 403;
    private const int NotFound = 405;
    private const int BadName = 406;
    private const int Exists = 407;
    private const int TimedOut = 421;

    private AtTerminal Terminal => modem.Terminal;

    /// <summary>A file's name without its drive.</summary>
    public static string Bare(string name) => name.StartsWith(Drive, StringComparison.OrdinalIgnoreCase) ? name[Drive.Length..] : name;

    public bool Run(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+QFUPL", AtForm.Write):
                Upload(command);
                return true;
            case ("+QFDEL", AtForm.Write):
                Delete(Bare(command[0]));
                return true;
            case ("+QFLST", AtForm.Execute or AtForm.Write):
                List(command.Form == AtForm.Write ? Bare(command[0]) : "*");
                return true;
            case ("+QFLDS", AtForm.Execute or AtForm.Write):
                Terminal.Tell($"+QFLDS: {modem.Files.FreeBytes},{ModemFiles.CapacityBytes}");
                return true;
            default:
                return false;
        }
    }

    private void Upload(AtCommand command)
    {
        string name = Bare(command[0]);
        if (name.Length is 0 or > MaxNameChars)
            Terminal.Cme(BadName);
        else if (modem.Files.Read(name) is not null)
            Terminal.Cme(Exists);
        else if (!command.TryNumber(1, out int length) || length == 0 || !command.TryNumber(2, out int seconds, missing: DefaultTimeoutSeconds) || seconds is 0 or > MaxTimeoutSeconds)
            Terminal.Cme(InvalidInput);
        else if (length > modem.Files.FreeBytes)
            Terminal.Cme(NoRoom);
        else
            Terminal.Ask("\r\nCONNECT\r\n", length, seconds * 1000, data => Store(name, data));
    }

    private void Store(string name, byte[]? data)
    {
        if (data is null)
        {
            Terminal.Cme(TimedOut);
        }
        else if (!modem.Files.Write(name, data))
        {
            Terminal.Cme(NoRoom);
        }
        else
        {
            Terminal.Tell($"+QFUPL: {data.Length},{Checksum(data):x}");
        }
    }

    /// <summary>Pairs of bytes, the first one high, joined by exclusive or.</summary>
    private static int Checksum(byte[] data)
    {
        int sum = 0;
        for (int i = 0; i < data.Length; i++)
            sum ^= data[i] << (i % 2 == 0 ? 8 : 0);
        return sum;
    }

    private void Delete(string name)
    {
        if (name == "*")
            modem.Files.Clear();
        else if (!modem.Files.Delete(name))
        {
            Terminal.Cme(NotFound);
            return;
        }
        Terminal.Ok();
    }

    private void List(string pattern)
    {
        foreach (string name in modem.Files.Names.Where(n => pattern == "*" || n == pattern))
            Terminal.Line($"+QFLST: \"{Drive}{name}\",{modem.Files.Read(name)!.Length}");
        Terminal.Ok();
    }
}
