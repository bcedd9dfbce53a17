using System;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Cli.Tests;

/// <summary>What a command left behind.</summary>
internal sealed record CommandResult(int Status, string Output, string Errors)
{
    /// <summary>The one JSON document on standard output; anything else there fails.</summary>
    public JsonElement Json()
    {
        try
        {
            return JsonDocument.Parse(Output).RootElement;
        }
        catch (JsonException e)
        {
            throw new AssertFailedException($"not one JSON document: {e.Message}\n{this}");
        }
    }

    /// <summary>Expects an exit status; the failure shows everything.</summary>
    public CommandResult Ends(int status)
    {
        Assert.AreEqual(status, Status, ToString());
        return this;
    }

    /// <summary>Expects wrong usage: status 64, nothing on standard output, a short message without a stack trace.</summary>
    public void IsWrongUsage(string problem) => Ends(64).Complains(problem);

    /// <summary>Expects a message for people on standard error only.</summary>
    public void Complains(string problem)
    {
        Assert.AreEqual("", Output);
        Assert.StartsWith("scanbox: ", Errors);
        Assert.Contains(problem, Errors);
        Assert.DoesNotContain("   at ", Errors);
        Assert.DoesNotContain("Exception", Errors);
        Assert.IsTrue(Errors.Split('\n').All(line => line.Length < 450), "lines are bounded");
        Assert.IsFalse(Errors.Any(c => char.IsControl(c) && c != '\n' && c != '\r'), "no control characters come back");
    }

    public override string ToString() => $"status {Status}\n{Output}\n{Errors}";

    /// <summary>Names and kinds of a document's members, in order: <c>outcome:String stan:Number</c>.</summary>
    public static string Shape(JsonElement element) =>
        string.Join(' ', element.EnumerateObject().Select(member => $"{member.Name}:{(member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : member.Value.ValueKind)}"));
}
