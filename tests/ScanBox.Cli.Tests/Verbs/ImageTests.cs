using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using QRCoder;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --image</c>: pictures of codes, read by the installed zbar.</summary>
[TestClass]
public class ImageTests
{
    private const string EmvCode = "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=";

    [TestMethod]
    [DataRow("134650328919428540", "wechat")]
    [DataRow("6223685882046899894", "unionpay")]
    [DataRow("fp0123456789abcdefghijklmnopqrstuvw", "alipay")]
    [DataRow(EmvCode, "emv")]
    public void ReadsAPictureOfQRCoder(string code, string scheme)
    {
        NeedsZbar();
        using var folder = new Folder();
        File.WriteAllBytes(folder.In("phone.png"), Picture(code));

        JsonElement json = Scanbox.Run("pay", "--amount", "1", "--image", folder.In("phone.png"), "--json").Ends(0).Json();
        Assert.AreEqual(scheme, json.GetProperty("scheme").GetString());
    }

    [TestMethod]
    public void ReadsAPictureOfQrencode()
    {
        NeedsZbar();
        using var folder = new Folder();
        if (!Works("qrencode", "-s", "6", "-o", folder.In("phone.png"), "28763443825664394"))
            Assert.Inconclusive("qrencode is not installed");

        JsonElement json = Scanbox.Run("pay", "--amount", "1", "--image", folder.In("phone.png"), "--json").Ends(0).Json();
        Assert.AreEqual("alipay", json.GetProperty("scheme").GetString());
    }

    [TestMethod]
    public void AReceiveCodeInAPictureIsRefused()
    {
        NeedsZbar();
        using var folder = new Folder();
        File.WriteAllBytes(folder.In("poster.png"), Picture("https://qr.alipay.com/fkx12345"));

        Assert.AreEqual("refused", Scanbox.Run("pay", "--amount", "1", "--image", folder.In("poster.png"), "--json").Ends(2).Json().GetProperty("outcome").GetString());
    }

    [TestMethod]
    public void WhatHoldsNoCodeIsWrongUsage()
    {
        NeedsZbar();
        using var folder = new Folder();
        File.WriteAllText(folder.In("text.png"), "no picture");
        File.WriteAllBytes(folder.In("empty.png"), []);
        Scanbox.Run("pay", "--amount", "1", "--image", folder.In("text.png")).IsWrongUsage("no QR code");
        Scanbox.Run("pay", "--amount", "1", "--image", folder.In("empty.png")).IsWrongUsage("no QR code");
        Scanbox.Run("pay", "--amount", "1", "--image", folder.In("missing.png")).IsWrongUsage("there is no file");
        Scanbox.Run("pay", "--amount", "1", "--image", folder.Path).IsWrongUsage("there is no file");
    }

    [TestMethod]
    public void WithoutZbarItSaysHowToGetIt()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.In("phone.png"), Picture("134650328919428540"));

        CommandResult result = ScanboxProcess.RunWithoutPath("pay", "--amount", "1", "--image", folder.In("phone.png")).Ends(70);
        result.Complains("apt-get install zbar-tools");
    }

    internal static byte[] Picture(string code)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(8);
    }

    internal static bool HasZbar() => Works("zbarimg", "--version");

    private static void NeedsZbar()
    {
        if (!HasZbar())
            Assert.Inconclusive("zbarimg is not installed");
    }

    private static bool Works(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
