using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Factory.Batches;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory component</c>: a custodian's half of a key-encrypting key.</summary>
internal static class FactoryComponentVerb
{
    internal static Verb Create()
    {
        var verb = new Verb("component", "Makes one component 密钥分量 of a key-encrypting key; each custodian makes one alone and writes it down.")
        {
            Details = "Two components make the key: neither custodian knows it. Written on paper, in two safes; the check value tells a typing error.",
            Examples = ["scanbox factory component"],
        };
        verb.SetAction(parsed => Make(parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Make(bool json)
    {
        byte[] component = RandomNumberGenerator.GetBytes(KeyEncryptionKey.Size);
        string text = Convert.ToHexString(component), check = KeyEncryptionKey.CheckValueOf(component);
        if (json)
            Output.Json(new JsonObject { ["component"] = text, ["check"] = check });
        else
            Output.Line($"component {text[..8]} {text[8..16]} {text[16..24]} {text[24..]}\ncheck value {check}");
        CryptographicOperations.ZeroMemory(component);
        return ExitCode.Done;
    }
}
