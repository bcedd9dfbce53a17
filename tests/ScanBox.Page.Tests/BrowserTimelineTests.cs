using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Terminals;

namespace ScanBox.Page.Tests;

/// <summary>What leaves the timeline: a step by one click, a payment as a file.</summary>
[TestClass]
public sealed class BrowserTimelineTests
{
    private const string Payment = "000001-000001";

    [TestMethod]
    public async Task AClickCopiesAStepAndOneSavesThePaymentWithoutCodesAndKeys()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string code = CounterClient.Phone(await counter.StateAsync(), "wechat")["code"]!.GetValue<string>();
        JsonObject seen = await Browser.PlayAsync("copy", counter.Server.Address, new JsonObject
        {
            ["phone"] = "wechat", ["amount"] = "12.5", ["payment"] = Payment, ["kinds"] = new JsonArray("uart", "code", "journal", "sent", "received", "mac", "state", "spoken"),
        });
        JsonObject copied = seen["copied"]!.AsObject();
        string Copied(string kind) => copied[kind]!.GetValue<string>();

        // Time on the board, kind, title; then a line for each field.
        foreach ((string kind, JsonNode? text) in copied)
            StringAssert.Matches(text!.GetValue<string>(), new System.Text.RegularExpressions.Regex(@"^\d+ ms  \S+  \S.*(\n    .+: .*)*$"), kind);
        StringAssert.Contains(Copied("code"), "rule: ");
        StringAssert.Contains(Copied("code"), "scheme: wechat (");
        StringAssert.Contains(Copied("sent"), "0200");
        StringAssert.Contains(Copied("sent"), "000000001250");
        StringAssert.Contains(Copied("received"), "0210");
        StringAssert.Contains(Copied("mac"), "MAC is right");
        StringAssert.Contains(Copied("spoken"), "微信收款十二点五元");
        foreach (string field in new[] { "11", "39", "41", "60", "64" })
            StringAssert.Matches(Copied("received"), new System.Text.RegularExpressions.Regex($@"\n    F?{field}\b"), field);

        JsonObject file = JsonNode.Parse(seen["file"]!.GetValue<string>())!.AsObject();
        Assert.AreEqual($"payment-{Payment}.json", seen["name"]!.GetValue<string>());
        Assert.AreEqual(Payment, file["payment"]!.GetValue<string>());
        Assert.IsTrue(file["steps"]!.AsArray().All(step => step!["payment"]!.GetValue<string>() == Payment));
        CollectionAssert.IsSubsetOf(new[] { "key", "uart", "code", "journal", "sent", "received", "mac", "state", "spoken" }, file["steps"]!.AsArray().Select(step => step!["kind"]!.GetValue<string>()).ToArray());

        Terminal terminal = counter.Server.Counter.Host.Read(store => store.FindTerminal(counter.Server.Counter.TerminalId))!;
        foreach (string told in copied.Select(one => one.Value!.GetValue<string>()).Append(seen["file"]!.GetValue<string>()))
        {
            // The factor is the last six as well, behind its length in F59: one code in ten has a 6 there.
            Assert.IsFalse(told.Replace("006" + code[^6..], "", StringComparison.Ordinal).Contains(code[^7..], StringComparison.Ordinal), "a code is cut to its last 6 characters");
            Assert.IsFalse(told.Contains(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(code))[^14..], StringComparison.OrdinalIgnoreCase), "in hex too");
            foreach (byte[] key in new[] { terminal.Tmk, terminal.SerialKey, terminal.Mak!, terminal.Pik! })
                Assert.IsFalse(told.Contains(Convert.ToHexString(key), StringComparison.OrdinalIgnoreCase), "no key");
        }
        StringAssert.Contains(seen["file"]!.GetValue<string>(), code[^6..]);
    }
}
