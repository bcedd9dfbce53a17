using System;
using System.CommandLine;
using System.Text.Json.Nodes;
using ScanBox.Cli.Messages;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox cipher</c>: the cipher of a terminal's serial.</summary>
internal static class CipherVerb
{
    private static readonly Option<string> s_key = new("--key") { Description = "Key of the serial cipher, 32 hex digits.", Required = true, HelpName = "HEX" };

    private static readonly Option<string> s_serial = new("--serial") { Description = "Serial of the terminal, 1 to 50 characters.", Required = true, HelpName = "S" };

    private static readonly Option<string> s_factor = new("--factor") { Description = "Encryption factor: the last 6 digits of the payment code.", Required = true, HelpName = "F" };

    internal static Command Create()
    {
        var command = new Verb("cipher", "Computes the cipher of a terminal serial (终端序列号密文, tag A2/04) with SM4.")
        {
            Details = "The example gives the published reference value, 8B42533B.",
            Examples = ["scanbox cipher --key 0123456789ABCDEFFEDCBA9876543210 --serial 0000020254004318 --factor 000052"],
        };
        command.Add(s_key);
        command.Add(s_serial);
        command.Add(s_factor);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(s_key), parsed.GetRequiredValue(s_serial), parsed.GetRequiredValue(s_factor), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(string key, string serial, string factor, bool json)
    {
        string cipher;
        try
        {
            cipher = MessageCodes.SerialCipher(HexArgument.Key(key, "--key"), serial, factor);
        }
        catch (FormatException e)
        {
            throw CommandException.Usage(e.Message);
        }
        if (json)
            Output.Json(new JsonObject { ["cipher"] = cipher });
        else
            Output.Line(cipher);
        return ExitCode.Done;
    }
}
