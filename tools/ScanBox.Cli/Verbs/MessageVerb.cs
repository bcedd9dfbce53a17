using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ScanBox.Cli.Messages;
using ScanBox.Switching;
using Workbench.Messages;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox message</c>: explains messages of the switch dialect and computes their MAC.</summary>
internal static class MessageVerb
{
    private static readonly Argument<string> s_frame = new("HEX") { Description = "A frame in hex, from its 2-byte length or from its TPDU." };

    private static readonly Argument<string> s_content = new("HEX") { Description = "The message in hex, from the MTI to F63, with bit 64 set in its bitmap." };

    private static readonly Option<string> s_key = new("--key") { Description = "MAC key (MAK), 32 hex digits.", Required = true, HelpName = "HEX" };

    internal static Command Create()
    {
        var explain = new Verb("explain", "Shows a message field by field. Payment codes are cut to their last 6 characters.")
        {
            Examples =
            [
                "scanbox message explain 60000300006031003110010800002000000080001000000131323334353637380011000000240030",
                "scanbox message explain --json 6000030000603100311001021030200000020000000000000000000012500001013030",
            ],
        };
        explain.Add(s_frame);
        explain.SetAction(parsed => Explain(parsed.GetRequiredValue(s_frame), parsed.GetValue(CommonOptions.Json)));
        var mac = new Verb("mac", "Computes the MAC of a message (F64): XOR of all blocks, then SM4, 8 characters.")
        {
            Examples = ["scanbox message mac --key 0123456789ABCDEFFEDCBA9876543210 02003020000000000001000000000000001250000101"],
        };
        mac.Add(s_key);
        mac.Add(s_content);
        mac.SetAction(parsed => Mac(parsed.GetRequiredValue(s_key), parsed.GetRequiredValue(s_content), parsed.GetValue(CommonOptions.Json)));
        return new Command("message", "Explains messages between box and switch (ISO 8583, UnionPay terminal dialect).") { explain, mac };
    }

    private static int Explain(string hex, bool json)
    {
        MessageExplanation explained;
        try
        {
            explained = MessageExplanation.Explain(HexArgument.Bytes(hex, "HEX"));
        }
        catch (FormatException e)
        {
            throw CommandException.Usage("not a message: " + e.Message);
        }
        if (json)
        {
            var fields = new JsonObject();
            foreach (KeyValuePair<string, string> field in explained.Fields)
                fields[field.Key] = field.Value;
            Output.Json(new JsonObject { ["mti"] = explained.Mti, ["fields"] = fields });
            return ExitCode.Done;
        }
        Output.Line($"MTI {explained.Mti} {explained.Name}".TrimEnd());
        foreach (KeyValuePair<string, string> field in explained.Fields)
            Output.Line($"F{field.Key,-3} {FieldTable.NameOf(int.Parse(field.Key, CultureInfo.InvariantCulture)),-36} {field.Value}");
        if (explained.Totals is string totals)
            Output.Line("F48 means: " + totals);
        return ExitCode.Done;
    }

    private static int Mac(string key, string hex, bool json)
    {
        string mac = MessageCodes.Mac(HexArgument.Key(key, "--key"), HexArgument.Bytes(hex, "HEX"));
        if (json)
            Output.Json(new JsonObject { ["mac"] = mac });
        else
            Output.Line(mac);
        return ExitCode.Done;
    }
}
