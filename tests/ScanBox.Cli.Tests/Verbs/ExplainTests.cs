using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>The verbs that explain and compute: code, message, cipher, say.</summary>
[TestClass]
public class ExplainTests
{
    private const string Key = "0123456789ABCDEFFEDCBA9876543210";
    private const string Routing = "6000030000" + "603100311001";
    private const string PublicTerminalBlock = "A2065" + "01002" + "02" + "02016" + "0000020254004318" + "03006" + "000052" + "04008" + "EC7CD424" + "05008" + "321702  ";

    [TestMethod]
    [DataRow("134650328919428540", 0, "payment", "wechat", null, "428540")]
    [DataRow("6230105123456789012", 0, "payment", "unionpay", "0105", "789012")]
    [DataRow("6223685882046899894", 0, "payment", "unionpay", "3685", "899894")]
    [DataRow("0112345678901234567", 0, "payment", "ecny", null, "234567")]
    [DataRow("8812345678901234", 0, "payment", "unknown", null, "901234")]
    [DataRow("fp0123456789abcdefghijklmnopqrstuvw", 0, "payment", "alipay", null, "000000")]
    [DataRow("hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=", 0, "payment", "emv", null, "713672")]
    [DataRow("HTTPS://QR.ALIPAY.COM/fkx12345", 2, "receive", null, null, null)]
    [DataRow("wxp://f2f0abc", 2, "receive", null, null, null)]
    [DataRow("6901234567892", 2, "other", null, null, null)]
    [DataRow("", 2, "other", null, null, null)]
    [DataRow("\0", 2, "other", null, null, null)]
    [DataRow("二维码", 2, "other", null, null, null)]
    [DataRow("\ud800", 2, "other", null, null, null)]
    [DataRow("-5", 2, "other", null, null, null)]
    [DataRow("@file", 2, "other", null, null, null)]
    public void CodeExplain(string code, int status, string kind, string? scheme, string? institution, string? factor)
    {
        JsonElement json = Scanbox.Run("code", "explain", "--json", "--", code).Ends(status).Json();

        Assert.AreEqual("kind scheme name institution institutionName factor reason", string.Join(' ', json.EnumerateObject().Select(member => member.Name)));
        Assert.AreEqual(kind, json.GetProperty("kind").GetString());
        Assert.AreEqual(scheme, json.GetProperty("scheme").GetString());
        Assert.AreEqual(institution, json.GetProperty("institution").GetString());
        Assert.AreEqual(factor, json.GetProperty("factor").GetString());
        Assert.AreNotEqual("", json.GetProperty("reason").GetString());
        Assert.AreEqual(institution == "0105", json.GetProperty("institutionName").ValueKind == JsonValueKind.String);
    }

    [TestMethod]
    public void CodeExplainTakesOddAndHugeInput()
    {
        Scanbox.Run("code", "explain", new string('6', 100_000)).Ends(2);
        Scanbox.Run("code", "explain", new string('\t', 3_000)).Ends(2);
        Scanbox.Run("code", "explain").IsWrongUsage("CODE");
        Scanbox.Run("code", "explain", "1", "2").IsWrongUsage("2");
        Scanbox.Run("code").IsWrongUsage("command");
        Scanbox.Run("code", "explain", "1", "--rules", "").IsWrongUsage("--rules");
        Scanbox.Run("code", "explain", "1", "--rules", "/nonexistent").IsWrongUsage("rules");
        JsonElement json = Scanbox.Run("code", "explain", "6299003123456789012", "--rules", SourceFolder.Rules("test-operator.rules"), "--json").Ends(0).Json();
        Assert.AreEqual("pingan", json.GetProperty("scheme").GetString());
        Assert.AreEqual("9003", json.GetProperty("institution").GetString());
    }

    [TestMethod]
    public void CodeRulesShowsTheBuiltInAndAnyFile()
    {
        JsonElement builtIn = Scanbox.Run("code", "rules", "--json").Ends(0).Json();
        JsonElement file = Scanbox.Run("code", "rules", SourceFolder.Rules("default.rules"), "--json").Ends(0).Json();
        Assert.AreEqual(builtIn.GetRawText(), file.GetRawText());
        Assert.AreEqual("version:Number schemes:Array rows:Array banks:Array checksum:String error:Null line:Null", CommandResult.Shape(file));
        Assert.Contains("checksum " + file.GetProperty("checksum").GetString(), File.ReadAllText(SourceFolder.Rules("default.rules")));
        Assert.AreEqual(9, file.GetProperty("rows").GetArrayLength());
        Assert.AreEqual(17, file.GetProperty("banks").GetArrayLength());
        Assert.AreEqual("0100", file.GetProperty("banks")[0].GetProperty("number").GetString());
        Assert.Contains("hebao", Scanbox.Run("code", "rules", SourceFolder.Rules("test-operator.rules")).Ends(0).Output);
    }

    [TestMethod]
    public void CodeRulesNamesTheLineOfAMistake()
    {
        using var folder = new Folder();
        string good = File.ReadAllText(SourceFolder.Rules("default.rules"));
        int line = good.Split('\n').ToList().FindIndex(text => text.StartsWith("code bestpay", StringComparison.Ordinal));
        File.WriteAllText(folder.In("bad.rules"), good.Replace("code bestpay 18", "code bestpay 8", StringComparison.Ordinal));

        JsonElement bad = Scanbox.Run("code", "rules", folder.In("bad.rules"), "--json").Ends(2).Json();
        Assert.AreEqual("version:Null schemes:Array rows:Array banks:Array checksum:Null error:String line:Number", CommandResult.Shape(bad));
        Assert.AreEqual(line + 1, bad.GetProperty("line").GetInt32());
        Assert.Contains($"line {line + 1}: ", Scanbox.Run("code", "rules", folder.In("bad.rules")).Ends(2).Output);

        File.WriteAllBytes(folder.In("huge.rules"), new byte[3_000_000]);
        File.WriteAllBytes(folder.In("empty.rules"), []);
        Scanbox.Run("code", "rules", folder.In("huge.rules")).Ends(2);
        Scanbox.Run("code", "rules", folder.In("empty.rules")).Ends(2);
        Scanbox.Run("code", "rules", folder.In("none.rules")).IsWrongUsage("rules");
        Scanbox.Run("code", "rules", folder.Path).IsWrongUsage("rules");
        Scanbox.Run("code", "rules", "").IsWrongUsage("FILE");
        Scanbox.Run("code", "rules", "a", "b").IsWrongUsage("b");
    }

    [TestMethod]
    public void MessageExplainShowsTheFramesOfTheDialect()
    {
        string code = "134650328919428540";
        string tags = PublicTerminalBlock + "A3018" + code;
        string f59 = $"{tags.Length:D4}" + Convert.ToHexString(Encoding.ASCII.GetBytes(tags));
        string frame = Routing + "0200" + "2000040000000030" + "000000" + "0320" + f59 + "0014" + "22000024000600";
        string framed = $"{frame.Length / 2:X4}" + frame;

        foreach (string hex in new[] { frame, framed, framed.ToLowerInvariant(), string.Join(' ', framed.Chunk(2).Select(pair => new string(pair))) })
        {
            CommandResult result = Scanbox.Run("message", "explain", hex, "--json").Ends(0);
            JsonElement json = result.Json();
            Assert.AreEqual("mti:String fields:Object", CommandResult.Shape(json));
            Assert.AreEqual("0200", json.GetProperty("mti").GetString());
            JsonElement fields = json.GetProperty("fields");
            Assert.AreEqual("3:String 22:String 59:String 60:String", CommandResult.Shape(fields));
            Assert.AreEqual("032", fields.GetProperty("22").GetString());
            Assert.AreEqual("22000024000600", fields.GetProperty("60").GetString());
            Assert.AreEqual(PublicTerminalBlock + "A3018************428540", fields.GetProperty("59").GetString());
            Assert.DoesNotContain("919428540", result.Output);
        }
        Assert.DoesNotContain("919428540", Scanbox.Run("message", "explain", frame).Ends(0).Output);
    }

    [TestMethod]
    public void WrongUsageOfMessageCipherSayAndSwitch()
    {
        Scanbox.Run().IsWrongUsage("command");
        Scanbox.Run("").IsWrongUsage("");
        Scanbox.Run("pey").IsWrongUsage("pey");
        Scanbox.Run("message").IsWrongUsage("command");
        foreach (string hex in new[] { "", " ", "0", "0x00", "zz", "１２", "6\0", "-1", "00", Routing, Routing + "0200", Routing + "02008000000000000000", new string('f', 50_000) })
            Scanbox.Run("message", "explain", "--", hex).IsWrongUsage("");
        Scanbox.Run("message", "mac", "00").IsWrongUsage("--key");
        Scanbox.Run("message", "mac", "--key", Key).IsWrongUsage("HEX");
        Scanbox.Run("message", "mac", "--key", Key + "00", "00").IsWrongUsage("32 hex digits");
        Scanbox.Run("message", "mac", "--key", "", "00").IsWrongUsage("32 hex digits");
        Scanbox.Run("message", "mac", "--key", Key, "0").IsWrongUsage("hex");
        Scanbox.Run("cipher", "--key", Key, "--serial", "S").IsWrongUsage("--factor");
        foreach (string serial in new[] { "", new string('1', 51), "S\n", "序列" })
            Scanbox.Run("cipher", "--key", Key, "--serial", serial, "--factor", "000052").IsWrongUsage("serial");
        foreach (string factor in new[] { "", "52", "0000052", "-00052", "00005a", "００００５２" })
            Scanbox.Run("cipher", "--key", Key, "--serial", "S", "--factor", factor).IsWrongUsage("factor");
        Scanbox.Run("cipher", "--key", Key[..31] + "g", "--serial", "S", "--factor", "000052").IsWrongUsage("32 hex digits");
        Scanbox.Run("say").IsWrongUsage("AMOUNT");
        foreach (string amount in new[] { "", "-1", "1,5", "1e2", "a", "1.005", "100000000", "一" })
            Scanbox.Run("say", "--", amount).IsWrongUsage("amount");
        Scanbox.Run("say", "1", "--brand", "visa").IsWrongUsage("wechat alipay");
        Scanbox.Run("say", "1", "--brand", "").IsWrongUsage("--brand");
        Scanbox.Run("say", "1", "--out", "/nonexistent/a.wav").IsWrongUsage("--out");
        Scanbox.Run("say", "1", "--out", "/").IsWrongUsage("--out");
        foreach (string port in new[] { "", "-1", "65536", "1e3", "http", "９０００" })
            Scanbox.Run("switch", "--port=" + port).IsWrongUsage("--port");
        Scanbox.Run("switch", "--port", "0", "--show", "visa").IsWrongUsage("wechat alipay");
        Scanbox.Run("switch", "--port", "0", "--show", "wechat:rich").IsWrongUsage("funded poor");
        Scanbox.Run("switch", "--port", "0", "--new-box", "/dev/null").IsWrongUsage("--new-box");
    }

    [TestMethod]
    public void KeysNeverComeBack()
    {
        string almost = Key[..31];
        Assert.DoesNotContain(almost, Scanbox.Run("message", "mac", "--key", almost, "00").Errors);
        Assert.DoesNotContain(almost, Scanbox.Run("cipher", "--key", almost + "x", "--serial", "S", "--factor", "000052").Errors);
    }

    [TestMethod]
    public void ReferenceValues()
    {
        JsonElement cipher = Scanbox.Run("cipher", "--key", Key, "--serial", "0000020254004318", "--factor", "000052", "--json").Ends(0).Json();
        Assert.AreEqual("cipher:String", CommandResult.Shape(cipher));
        Assert.AreEqual("8B42533B", cipher.GetProperty("cipher").GetString());
        // The serial cipher and the message MAC are the same steps over the same bytes.
        string bytes = Convert.ToHexString(Encoding.ASCII.GetBytes("0000020254004318" + "000052"));
        JsonElement mac = Scanbox.Run("message", "mac", "--key", Key, bytes, "--json").Ends(0).Json();
        Assert.AreEqual("mac:String", CommandResult.Shape(mac));
        Assert.AreEqual("8B42533B", mac.GetProperty("mac").GetString());
        Assert.AreEqual("8B42533B\n", Scanbox.Run("message", "mac", "--key", Key.ToLowerInvariant(), bytes).Ends(0).Output.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void SaySaysAndWrites()
    {
        using var folder = new Folder();
        JsonElement json = ScanboxProcess.RunIn(folder.Path, "say", "12.50", "--brand", "wechat", "--out", "a b.wav", "--json").Ends(0).Json();
        Assert.AreEqual("text:String clips:Array durationMs:Number", CommandResult.Shape(json));
        Assert.AreEqual("微信收款十二点五元", json.GetProperty("text").GetString());
        byte[] wav = File.ReadAllBytes(folder.In("a b.wav"));
        Assert.AreEqual("RIFF", Encoding.ASCII.GetString(wav, 0, 4));
        Assert.IsTrue(Math.Abs(((wav.Length - 44) / 16) - json.GetProperty("durationMs").GetInt32()) <= 1);
        Assert.AreEqual("支付宝到账九千九百九十九万九千九百九十九点九九元", Scanbox.Run("say", "99999999.99", "--brand", "alipay", "--json").Ends(0).Json().GetProperty("text").GetString());
    }
}
