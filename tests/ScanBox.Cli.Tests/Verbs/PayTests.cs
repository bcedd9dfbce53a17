using System.Text.Json;
using System.Linq;
using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VoicePacks;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay</c> with a switch of its own.</summary>
[TestClass]
public class PayTests
{
    public const string WechatCode = "134650328919428540";

    private const string PayShape = "outcome:String scheme:String amountFen:Number stan:Number batch:Number rrn:String spoken:String timeline:Array";

    [TestMethod]
    public void OneDocumentWithEveryFieldAndTheProgressElsewhere()
    {
        CommandResult paid = ScanboxProcess.Run("pay", "--amount", "12.50", "--code", WechatCode, "--json").Ends(0);

        JsonElement json = paid.Json();
        Assert.AreEqual(PayShape, CommandResult.Shape(json));
        Assert.AreEqual("approved", json.GetProperty("outcome").GetString());
        Assert.AreEqual("wechat", json.GetProperty("scheme").GetString());
        Assert.AreEqual(1250, json.GetProperty("amountFen").GetInt64());
        Assert.AreEqual(1, json.GetProperty("stan").GetInt32());
        Assert.AreEqual(1, json.GetProperty("batch").GetInt32());
        Assert.AreEqual(12, json.GetProperty("rrn").GetString()!.Length);
        Assert.EndsWith(";微信收款十二点五元", json.GetProperty("spoken").GetString()!);
        JsonElement[] timeline = [.. json.GetProperty("timeline").EnumerateArray()];
        Assert.IsTrue(timeline.All(entry => CommandResult.Shape(entry) == "atMs:Number what:String"));
        CollectionAssert.AreEqual(timeline.Select(entry => entry.GetProperty("atMs").GetInt64()).Order().ToArray(), timeline.Select(entry => entry.GetProperty("atMs").GetInt64()).ToArray());
        string[] shown = [.. timeline.Select(entry => entry.GetProperty("what").GetString()!).Where(what => what.StartsWith("display: ", StringComparison.Ordinal))];
        Assert.AreEqual("display: [A 12.50]", shown[^1]);
        Assert.Contains("display: [  12.50]", shown, "typed, then to be paid");
        Assert.Contains("approved: batch 1 STAN 1", paid.Errors);
        Assert.DoesNotContain(WechatCode, paid.Errors + paid.Output);
    }

    [TestMethod]
    public void ForPeopleItPrintsLines()
    {
        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", WechatCode).Ends(0);

        Assert.StartsWith("approved", paid.Output);
        Assert.Contains("微信收款十二点五元", paid.Output);
    }

    [TestMethod]
    [DataRow("wechat", "134650328919428540")]
    [DataRow("wechat", "135751916326716757")]
    [DataRow("wechat", "150211238899912330")]
    [DataRow("alipay", "28763443825664394")]
    [DataRow("alipay", "289431869362714645")]
    [DataRow("alipay", "280438849930815813")]
    [DataRow("alipay", "fp0123456789abcdefghijklmnopqrstuvw")]
    [DataRow("unionpay", "6223685882046899894")]
    [DataRow("unionpay", "6223175680183309582")]
    [DataRow("unionpay", "6227380008895492996")]
    [DataRow("unionpay", "6230105123456789012")]
    [DataRow("bestpay", "511234567890123456")]
    [DataRow("jd", "181234567890123456")]
    [DataRow("ecny", "0112345678901234567")]
    [DataRow("qq", "911234567890123456")]
    [DataRow("unknown", "8812345678901234")]
    [DataRow("emv", "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF+iNLzJ82AgABnzcEbVjvEw==")]
    [DataRow("emv", "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=")]
    [DataRow("emv", "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8")]
    [DataRow("emv", "hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=")]
    public void EveryPublishedFormIsPayable(string scheme, string code)
    {
        JsonElement json = Scanbox.Run("pay", "--amount", "0.01", "--code", code, "--json").Ends(0).Json();

        Assert.AreEqual("approved", json.GetProperty("outcome").GetString());
        Assert.AreEqual(scheme, json.GetProperty("scheme").GetString());
        Assert.EndsWith(";" + SayRenderer.Open().Receipt(scheme, 1).Text, json.GetProperty("spoken").GetString()!);
    }

    [TestMethod]
    [DataRow("hebao", "6299001123456789012", "和包")]
    [DataRow("wo", "6299002123456789012", "沃钱包")]
    [DataRow("pingan", "6299003123456789012", "平安付")]
    [DataRow("mipay", "6299004123456789012", "小米")]
    public void AnOperatorsRulesMakeItsPayersKnown(string scheme, string code, string brand)
    {
        JsonElement json = Scanbox.Run("pay", "--amount", "3", "--code", code, "--rules", SourceFolder.Rules("test-operator.rules"), "--json").Ends(0).Json();

        Assert.AreEqual(scheme, json.GetProperty("scheme").GetString());
        Assert.Contains(brand, json.GetProperty("spoken").GetString()!.Split(';').Last());
        Assert.AreEqual("unionpay", Scanbox.Run("pay", "--amount", "3", "--code", code, "--json").Ends(0).Json().GetProperty("scheme").GetString());
    }

    [TestMethod]
    public void BadRulesAreRefusedByTheBoxItself()
    {
        using var folder = new Folder();
        System.IO.File.WriteAllText(folder.In("bad.rules"), "scanbox-rules 1 version 3\ncode nobody 18 10 digits\n");

        CommandResult paid = Scanbox.Run("pay", "--amount", "3", "--code", WechatCode, "--rules", folder.In("bad.rules"), "--state", folder.In("box"), "--json").Ends(0);

        Assert.Contains("rules: refused, line 2: ", paid.Errors);
        Assert.IsTrue(System.IO.File.Exists(System.IO.Path.Combine(folder.In("box"), "flash", "rules.bad")));
    }

    [TestMethod]
    [DataRow("https://qr.alipay.com/fkx12345")]
    [DataRow("wxp://f2f0abc")]
    [DataRow("6901234567892")]
    [DataRow("hello")]
    [DataRow("-rf")]
    [DataRow("--json")]
    [DataRow("@code.txt")]
    [DataRow("13465032891942854０")]
    [DataRow("134650328919428540134650328919428540")]
    [DataRow("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGR")]
    public void ACodeThatIsNoneIsRefusedAndNothingIsSent(string code)
    {
        CommandResult refused = Scanbox.Run("pay", "--amount", "12.50", "--code=" + code, "--json").Ends(2);

        JsonElement json = refused.Json();
        Assert.AreEqual("refused", json.GetProperty("outcome").GetString());
        Assert.AreEqual(JsonValueKind.Null, json.GetProperty("stan").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, json.GetProperty("rrn").ValueKind);
        Assert.DoesNotContain("purchase sent", refused.Errors);
    }

    [TestMethod]
    [DataRow("", "above zero")]
    [DataRow("0", "above zero")]
    [DataRow("0.00", "above zero")]
    [DataRow(".", "above zero")]
    [DataRow("-5", "character 1")]
    [DataRow("1e3", "character 2")]
    [DataRow("1,50", "character 2")]
    [DataRow("1 000", "character 2")]
    [DataRow("12\n", "character 3")]
    [DataRow("1\0", "character 2")]
    [DataRow("五", "character 1")]
    [DataRow("１２", "character 1")]
    [DataRow("\ud800", "character 1")]
    [DataRow("NaN", "character 1")]
    [DataRow("0x10", "character 2")]
    [DataRow("1.005", "two decimals")]
    [DataRow("1.2.3", "one decimal point")]
    [DataRow("1++2", "nothing to add")]
    [DataRow("100000000", "above the limit")]
    [DataRow("99999999.99+0.01", "above the limit")]
    [DataRow("99999999999999999999999999", "above the limit")]
    public void WhatIsNoAmountIsWrongUsage(string amount, string problem) =>
        Scanbox.Run("pay", "--amount", amount, "--code", WechatCode).IsWrongUsage(problem);

    [TestMethod]
    public void HugeArgumentsGetShortMessages()
    {
        string huge = new('7', 60_000);
        Scanbox.Run("pay", "--amount", huge, "--code", WechatCode).IsWrongUsage("above the limit");
        Scanbox.Run("pay", "--amount", string.Concat(Enumerable.Repeat("1+", 20_000)) + "1", "--code", WechatCode).IsWrongUsage("too long");
        Scanbox.Run("pay", "--amount", "1", "--code", huge).IsWrongUsage("256 bytes");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--switch", huge).IsWrongUsage("HOST:PORT");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--state", "/tmp/" + huge).IsWrongUsage("--state");
        Scanbox.Run("pay", "--amount", "1", "--image", "/tmp/" + huge).IsWrongUsage("--image");
        Scanbox.Run(huge).IsWrongUsage("");
    }

    [TestMethod]
    public void WrongUsageOfPay()
    {
        Scanbox.Run("pay").IsWrongUsage("--amount");
        Scanbox.Run("pay", "--amount").IsWrongUsage("--amount");
        Scanbox.Run("pay", "--amount", "1").IsWrongUsage("--code or --image");
        Scanbox.Run("pay", "--amount", "1", "--code").IsWrongUsage("--code");
        Scanbox.Run("pay", "--amount", "1", "--code", "").IsWrongUsage("1 to 256 bytes");
        Scanbox.Run("pay", "--amount", "1", "--code", "1", "--image", "2").IsWrongUsage("either");
        Scanbox.Run("pay", "--amount", "1", "--amount", "2", "--code", WechatCode).IsWrongUsage("--amount");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "more").IsWrongUsage("more");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--colour").IsWrongUsage("--colour");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--state", "").IsWrongUsage("--state");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--state", "a\0b").IsWrongUsage("--state");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--state", "/dev/null").IsWrongUsage("--state");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--rules", "/nonexistent").IsWrongUsage("rules");
        Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--rules", "/").IsWrongUsage("rules");
        foreach (string target in new[] { "", ":", "host", "host:", ":80", "host:0", "host:65536", "host:-1", "host:1e3", "host: 80", "host:８０" })
            Scanbox.Run("pay", "--amount", "1", "--code", WechatCode, "--switch=" + target).IsWrongUsage("--switch");
    }

    [TestMethod]
    public void ItemsAreAddedAndAPasswordIsWaitedFor()
    {
        JsonElement items = Scanbox.Run("pay", "--amount", "8+4.50", "--code", WechatCode, "--json").Ends(0).Json();
        Assert.AreEqual(1250, items.GetProperty("amountFen").GetInt64());
        JsonElement large = Scanbox.Run("pay", "--amount", "99999999.99", "--code", "6223685882046899894", "--json").Ends(0).Json();
        Assert.AreEqual(9_999_999_999, large.GetProperty("amountFen").GetInt64());
        Assert.Contains("请顾客输入密码", large.GetProperty("spoken").GetString()!);
    }
}
