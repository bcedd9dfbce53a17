using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox cipher</c>: the cipher of a terminal's serial.</summary>
internal static class CipherVerb
{
    private const int FactorDigits = 6;

    private static readonly Option<string> s_key = new("--key") { Description = "Key of the serial cipher, 32 hex digits.", Required = true, HelpName = "HEX" };

    private static readonly Option<string> s_serial = new("--serial") { Description = "Serial of the terminal, 1 to 50 characters.", Required = true, HelpName = "S" };

    private static readonly Option<string> s_factor = new("--factor") { Description = "Encryption factor: the last 6 digits of the payment code.", Required = true, HelpName = "F" };

    internal static Command Create()
    {
        var command = new Command("cipher", """
            Computes the cipher of a terminal serial (终端序列号密文, tag A2/04) with SM4.

            Example (the published reference value 8B42533B):
              scanbox cipher --key 0123456789ABCDEFFEDCBA9876543210 --serial 0000020254004318 --factor 000052
            """)
        {
            s_key,
            s_serial,
            s_factor,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(s_key), parsed.GetRequiredValue(s_serial), parsed.GetRequiredValue(s_factor), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(string key, string serial, string factor, bool json)
    {
        byte[] keyBytes = HexArgument.Key(key, "--key");
        if (!TerminalIdentity.IsPlainText(serial, 1, TerminalIdentity.MaxSerialLength))
            throw CommandException.Usage($"--serial: 1 to {TerminalIdentity.MaxSerialLength} printable ASCII characters");
        if (factor.Length != FactorDigits || !factor.All(char.IsAsciiDigit))
            throw CommandException.Usage($"--factor: {FactorDigits} digits");
        string cipher = new SerialCipher(new Sm4(keyBytes), serial).Of(factor);
        if (json)
            Output.Json(new JsonObject { ["cipher"] = cipher });
        else
            Output.Line(cipher);
        return ExitCode.Done;
    }
}
