using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>Codes from outside the page, made by <c>qrencode</c>: a file that is chosen or dropped, and what the camera sees.</summary>
[TestClass]
public sealed class BrowserPictureTests
{
    private const int SpoiledPictures = 10_000;

    private static readonly string[] s_levels = ["L", "M", "Q", "H"];

    [TestMethod]
    [DataRow("en-GB", "pick", "QR codes are read in this page", "There is no readable code in this picture.", "This file is no picture", "This file is too large")]
    [DataRow("zh-CN", "scanner", "二维码在本页内识别", "图片中没有可识别的码。", "浏览器无法读取这个文件", "文件太大")]
    public async Task APictureOfACodePaysAndOtherFilesAreRefusedInWords(string locale, string by, string hint, string nothing, string noPicture, string tooLarge)
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string code = await CodeOf(counter, "alipay");
        JsonObject seen = await Browser.PlayAsync("picture", counter.Server.Address, new JsonObject
        {
            ["locale"] = locale,
            ["said"] = "支付宝到账六元",
            ["files"] = new JsonArray(
                File("notes.png", Encoding.UTF8.GetBytes("not a picture at all: " + code), by, noPicture),
                File("stall.png", Qrencode.Bmp(Qrencode.Photograph([[false]], 320, 240, 1, grain: 60, shade: 90), 320), by, nothing),
                new JsonObject { ["name"] = "film.png", ["zeros"] = 26_000_000, ["by"] = "panel", ["toast"] = tooLarge },
                new JsonObject { ["name"] = "receive.png", ["base64"] = Convert.ToBase64String(Qrencode.Png("https://qr.alipay.com/fkx00000notapaymentcode")), ["by"] = "panel", ["said"] = "请出示付款码,不要出示收款码" },
                new JsonObject { ["name"] = "phone.png", ["base64"] = Convert.ToBase64String(Qrencode.Png(code)), ["by"] = by }),
        });
        StringAssert.Contains(seen["hint"]!.GetValue<string>(), hint);
        await PaidOnce(counter, seen, code, 600);
    }

    [TestMethod]
    public async Task ABrowsersOwnReaderIsUsedWhereItHasOne()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string code = await CodeOf(counter, "wechat");
        // A bar code, which the page itself does not read: here the browser says that it does.
        string reader = $$"""
            globalThis.BarcodeDetector = class {
              static getSupportedFormats() { return Promise.resolve(["qr_code", "code_128"]); }
              detect(picture) { return Promise.resolve(picture.width === 320 ? [{ rawValue: "{{code}}" }] : []); }
            };
            """;
        JsonObject seen = await Browser.PlayAsync("picture", counter.Server.Address, new JsonObject
        {
            ["before"] = reader,
            ["said"] = "微信收款六元",
            ["files"] = new JsonArray(
                File("none.png", Qrencode.Bmp(Qrencode.Photograph([[false]], 100, 100, 1), 100), "pick", "There is no readable code in this picture."),
                new JsonObject { ["name"] = "bars.png", ["base64"] = Convert.ToBase64String(Qrencode.Bmp(Qrencode.Photograph([[false]], 320, 240, 1), 320)), ["by"] = "pick" }),
        });
        StringAssert.Contains(seen["hint"]!.GetValue<string>(), "QR and bar codes are read in this browser");
        await PaidOnce(counter, seen, code, 600);
    }

    [TestMethod]
    public async Task ACodeHeldToTheCameraPays()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string code = await CodeOf(counter, "unionpay");
        byte[] hand = Qrencode.Photograph(Qrencode.Modules(code), 640, 480, 9, turn: 0.3, tilt: 0.15, grain: 25, shade: 60);
        await System.IO.File.WriteAllBytesAsync(Browser.Film, Qrencode.Film(hand, 640, 10));
        JsonObject seen = await Browser.PlayAsync("camera", counter.Server.Address, new JsonObject { ["said"] = "云闪付收款四点二元" });
        Assert.IsTrue(seen["shown"]!.GetValue<bool>(), "the visitor sees what the camera sees");
        Assert.IsTrue(seen["off"]!.GetValue<bool>(), "the camera is switched off behind the code");
        await PaidOnce(counter, seen, code, 420);
    }

    [TestMethod]
    public async Task ThePagesReaderReadsWhatQrencodeWrites()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        var (pictures, texts) = (new JsonArray(), new List<string?>());
        void Add(string? text, byte[] grey, int width)
        {
            pictures.Add(new JsonObject { ["base64"] = Convert.ToBase64String(grey), ["width"] = width });
            texts.Add(text);
        }

        // Where blocks, masks and patterns lie: every version, those that hold what a scanner passes on with every level of correction.
        for (int version = 1; version <= 40; version++)
        {
            foreach (string level in version <= 14 ? s_levels : [s_levels[version % 4]])
            {
                string text = version == 1 ? "28763443825664394" : "https://example.com/" + version + level;
                bool[][] modules = Qrencode.Modules(text, "-v", version.ToString(System.Globalization.CultureInfo.InvariantCulture), "-l", level);
                Add(text, Qrencode.Photograph(modules, 3 * modules.Length, 3 * modules.Length, 3), 3 * modules.Length);
            }
        }

        // As phones are held up.
        foreach (string text in new[] { "28763443825664394", "134650328919428540", "A-1 $%*+./:", "https://qr.alipay.com/fkx00000notapaymentcode", "付款码 ¥12.50", "点茗" })
        {
            bool[][] modules = Qrencode.Modules(text);
            foreach ((double scale, double turn, double tilt, int grain, int shade) in new[] { (2, 0.0, 0.0, 0, 0), (6, 0.785, 0, 20, 0), (5, 2.2, 0.2, 10, 150), (7, -1.1, 0.2, 40, 40), (8, 3.1, 0, 60, 0) })
                Add(text, Qrencode.Photograph(modules, 400, 380, scale, turn, tilt, grain, shade), 400);
            // Light on dark; and with a thumb over a corner that the correction makes up for.
            Add(text, [.. Qrencode.Photograph(modules, 400, 400, 7).Select(grey => (byte)(255 - grey))], 400);
            bool[][] covered = Qrencode.Modules(text, "-l", "H");
            for (int i = 0; i < 4; i++)
                Array.Fill(covered[covered.Length - 9 + i], true, covered.Length - 9, 4);
            Add(text, Qrencode.Photograph(covered, 400, 400, 7), 400);
        }

        // What is no code, or a part of one.
        bool[][] whole = Qrencode.Modules("28763443825664394");
        Add(null, Qrencode.Photograph([[false]], 300, 300, 1, grain: 255), 300);
        Add(null, Qrencode.Photograph([.. whole.Select(row => row.Select((dark, i) => dark && i < 18).ToArray())], 300, 300, 7), 300);
        Add(null, [.. Enumerable.Range(0, 600 * 600).Select(i => (byte)(i % 600 / 3 % 2 * 255))], 600);
        Add(null, new byte[20 * 20], 20);

        JsonObject seen = await Browser.PlayAsync("reader", counter.Server.Address, new JsonObject { ["pictures"] = pictures });
        string?[] read = [.. seen["texts"]!.AsArray().Select(text => text?.GetValue<string>())];
        for (int i = 0; i < texts.Count; i++)
            Assert.AreEqual(texts[i], read[i], $"picture {i} of {texts.Count}");
    }

    [TestMethod]
    public async Task SpoiledPicturesAreReadRightOrNotAtAll()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        const string code = "28763443825664394";
        bool[][] modules = Qrencode.Modules(code);
        byte[] bmp = Qrencode.Bmp(Qrencode.Photograph(modules, 60, 60, 2), 60);
        JsonObject seen = await Browser.PlayAsync("reader", counter.Server.Address, new JsonObject
        {
            ["text"] = code,
            ["spoil"] = SpoiledPictures,
            ["files"] = new JsonArray(
                new JsonObject { ["base64"] = Convert.ToBase64String(bmp), ["type"] = "image/bmp" },
                new JsonObject { ["base64"] = Convert.ToBase64String(bmp), ["type"] = "image/bmp" },
                new JsonObject { ["base64"] = Convert.ToBase64String(Qrencode.Png(code)), ["type"] = "image/png" }),
        });
        JsonNode counts = seen["counts"]!;
        Assert.AreEqual(0, counts["wrong"]!.GetValue<int>(), counts.ToJsonString());
        foreach (string each in new[] { "read", "nothing", "refused" })
            Assert.IsGreaterThan(SpoiledPictures / 50, counts[each]!.GetValue<int>(), counts.ToJsonString());
    }

    private static JsonObject File(string name, byte[] content, string by, string toast) =>
        new() { ["name"] = name, ["base64"] = Convert.ToBase64String(content), ["by"] = by, ["toast"] = toast };

    private static async Task<string> CodeOf(CounterClient counter, string phone) => CounterClient.Phone(await counter.StateAsync(), phone)["code"]!.GetValue<string>();

    private static async Task PaidOnce(CounterClient counter, JsonObject seen, string code, long fen)
    {
        Assert.AreEqual("1 · " + PageView.Yuan(fen), seen["after"]!["switch"]!.GetValue<string>());
        Assert.AreEqual("agree", seen["after"]!["agree"]!.GetValue<string>());
        JsonNode purchase = (await counter.GetAsync("api/acquirer"))["purchases"]!.AsArray().Single()!;
        Assert.AreEqual(".." + code[^6..], purchase["code"]!.GetValue<string>());
        Assert.AreEqual("Approved", purchase["state"]!.GetValue<string>());
    }
}
