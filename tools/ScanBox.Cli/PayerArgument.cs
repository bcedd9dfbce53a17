using System.Linq;
using System;
using ReferenceSwitch.Payers;

namespace ScanBox.Cli;

/// <summary>A payer of the simulated world, as a command line names it: <c>wechat</c>, <c>alipay:poor</c>.</summary>
internal sealed record PayerArgument(string Text, PayerApp App, PayerKind Kind)
{
    /// <exception cref="CommandException">There is no such payer.</exception>
    internal static PayerArgument Parse(string text)
    {
        string[] parts = text.Split(':', 2);
        PayerApp app = PayerApps.All.FirstOrDefault(app => app.Id == parts[0])
            ?? throw CommandException.Usage($"--show: {Quoted.Text(parts[0])} is not an app; they are {string.Join(' ', PayerApps.All.Select(app => app.Id))}");
        string kind = parts.Length > 1 ? parts[1] : "funded";
        PayerKind[] kinds = Enum.GetValues<PayerKind>();
        int index = Array.FindIndex(kinds, known => string.Equals(known.ToString(), kind, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? new PayerArgument(text, app, kinds[index])
            : throw CommandException.Usage($"--show: {Quoted.Text(kind)} is not a kind of payer; they are funded poor careful limited");
    }
}
