using System;

namespace VirtualBoard.Modems;

/// <summary>The files of a Luat module: made first, then written.</summary>
internal sealed class LuatFiles(VirtualModem modem)
{
    private const int MaxNameChars = 64;
    private const int MaxWriteBytes = 10_240;
    private const int MaxTimeoutSeconds = 1000;
    private const int Append = 1;

    private AtTerminal Terminal => modem.Terminal;

    public bool Run(AtCommand command)
    {
        string name = command[0];
        switch (command.Name, command.Form)
        {
            case ("+FSCREATE", AtForm.Write):
                Terminal.Answer(name.Length is > 0 and <= MaxNameChars && modem.Files.Read(name) is null && modem.Files.Write(name, []));
                return true;
            case ("+FSDEL", AtForm.Write):
                Terminal.Answer(modem.Files.Delete(name));
                return true;
            case ("+FSFLSIZE", AtForm.Write) when modem.Files.Read(name) is byte[] file:
                Terminal.Tell($"+FSFLSIZE: {file.Length}");
                return true;
            case ("+FSMEM", AtForm.Execute):
                Terminal.Tell($"+FSMEM: C:{modem.Files.FreeBytes}bytes");
                return true;
            case ("+FSWRITE", AtForm.Write):
                Write(command, name);
                return true;
            default:
                return false;
        }
    }

    private void Write(AtCommand command, string name)
    {
        if (modem.Files.Read(name) is not byte[] old || !command.TryNumber(1, Append, out int mode) || !command.TryNumber(2, MaxWriteBytes, out int length) || length == 0 ||
            !command.TryNumber(3, MaxTimeoutSeconds, out int seconds) || seconds == 0)
        {
            Terminal.Error();
            return;
        }
        Terminal.Ask("\r\n> ", length, seconds * 1000, data =>
            Terminal.Answer(data is not null && modem.Files.Write(name, mode == Append ? [.. old, .. data] : data)));
    }
}
