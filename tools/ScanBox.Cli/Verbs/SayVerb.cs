using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System;
using VoicePacks;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox say</c>: what the box says about an amount.</summary>
internal static class SayVerb
{
    private static readonly Argument<string> s_amount = new("AMOUNT") { Description = "Yuan, up to 99,999,999.99." };

    private static readonly Option<string> s_brand = new("--brand")
    {
        Description = "Scheme id: " + string.Join(" ", SayRenderer.Brands) + ".",
        HelpName = "SCHEME",
        DefaultValueFactory = _ => "unionpay",
    };

    private static readonly Option<FileInfo?> s_out = PathOption.File("--out", "Write the sound to a WAV file (16 bit, 8 kHz, mono).");

    internal static Command Create()
    {
        var command = new Verb("say", "Says a receipt as the box does: brand, 收款 or 到账, amount.")
        {
            Examples =
            [
                "scanbox say 12.50 --brand wechat",
                "scanbox say 109000 --brand alipay --out alipay.wav",
            ],
        };
        command.Add(s_amount);
        command.Add(s_brand);
        command.Add(s_out);
        command.SetAction(parsed => Say(parsed.GetRequiredValue(s_amount), parsed.GetRequiredValue(s_brand), parsed.GetValue(s_out), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Say(string amount, string brand, FileInfo? file, bool json)
    {
        long fen = AmountArgument.Fen(amount, zeroAllowed: true);
        if (!SayRenderer.Brands.Contains(brand))
            throw CommandException.Usage($"--brand: {Quoted.Text(brand)} is not a scheme id; they are {string.Join(" ", SayRenderer.Brands)}");
        SaidSentence said;
        try
        {
            said = SayRenderer.Open().Receipt(brand, fen);
        }
        catch (VoicePackException e)
        {
            throw CommandException.Fault(e.Message);
        }
        if (file is not null)
            Guarded.Write("--out", () => said.WriteWav(file.FullName));
        if (json)
        {
            var clips = new JsonArray();
            foreach (string clip in said.Clips)
                clips.Add(clip);
            Output.Json(new JsonObject { ["text"] = said.Text, ["clips"] = clips, ["durationMs"] = said.DurationMs });
        }
        else
        {
            Output.Line(said.Text);
        }
        return ExitCode.Done;
    }
}
