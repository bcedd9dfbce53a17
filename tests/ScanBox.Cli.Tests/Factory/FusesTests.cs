using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Cli.Tests.Factory;

/// <summary>What cannot be undone happens to the chip whose address was typed, after a warning, and to no other; the tool is a stand-in.</summary>
[TestClass]
public class FusesTests
{
    private const string Mac = "b8:d6:1a:55:7f:84";

    private Folder _folder = null!;

    private string Port => _folder.In("COM3");

    private string[] Calls => File.Exists(Port + ".calls") ? File.ReadAllLines(Port + ".calls") : [];

    [TestInitialize]
    public void Begin()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("the stand-in for espefuse is a shell script");
        _folder = new Folder();
        File.WriteAllText(_folder.In("signer.pem"), "a public key");
    }

    [TestCleanup]
    public void End() => _folder?.Dispose();

    [TestMethod]
    public void AnEncryptedChipIsLockedWhenItsAddressIsTyped()
    {
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0");
        CommandResult result = Burn("--flash-encryption", "--secure-boot", _folder.In("signer.pem"), "--confirm", "B8D61A557F84", "--json").Ends(0);
        Assert.AreEqual("B8D61A557F84", result.Json().GetProperty("mac").GetString());
        Assert.Contains("for ever", result.Errors);
        Assert.Contains("无法恢复", result.Errors);
        string[] chip = File.ReadAllLines(Port);
        Assert.Contains("FLASH_CRYPT_CNT=127", chip);
        Assert.Contains("ABS_DONE_1=1", chip);
        Assert.AreEqual("summary burn_key_digest burn_efuse burn_efuse summary", string.Join(' ', Calls.Select(call => call.Split(' ').First(word => word is "summary" || word.StartsWith("burn", StringComparison.Ordinal)))));
    }

    [TestMethod]
    public void AnS3HasOtherNames()
    {
        Chip("SPI_BOOT_CRYPT_CNT=1", "SECURE_BOOT_EN=0");
        Burn("--board", "esp32-s3", "--flash-encryption", "--secure-boot", _folder.In("signer.pem"), "--confirm", Mac).Ends(0);
        Assert.Contains("--chip esp32s3", Calls[1]);
        Assert.EndsWith("SECURE_BOOT_DIGEST0", Calls[1]);
        Assert.Contains("SPI_BOOT_CRYPT_CNT=7", File.ReadAllLines(Port));
    }

    [TestMethod]
    public void NothingIsBurntWithoutTheChipsOwnAddress()
    {
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0");
        Burn("--flash-encryption", "--confirm", "B8D61A557F85").Ends(2);
        Burn("--flash-encryption", "--confirm", "").Ends(2);
        Assert.IsTrue(Calls.All(call => call.EndsWith("summary", StringComparison.Ordinal)));
        Scanbox.Run("factory", "fuses", "--port", Port).IsWrongUsage("say what is to be burnt");
        Scanbox.Run("factory", "fuses", "--flash-encryption").IsWrongUsage("--port");
        Scanbox.Run("factory", "fuses", "--port", Port, "--secure-boot", _folder.In("none.pem")).IsWrongUsage("there is no file");
    }

    [TestMethod]
    public void AChipInTheClearIsNeverLocked()
    {
        foreach (string count in new[] { "0", "3" })
        {
            Chip("FLASH_CRYPT_CNT=" + count, "ABS_DONE_1=0");
            Assert.Contains("in the clear", Burn("--flash-encryption", "--confirm", Mac).Ends(2).Errors);
        }
        Chip("ABS_DONE_1=0");
        Assert.Contains("in the clear", Burn("--flash-encryption", "--confirm", Mac).Ends(2).Errors);
        Assert.IsTrue(Calls.All(call => call.EndsWith("summary", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void WhatGoesWrongIsSaidWithWhatIsBurnt()
    {
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0", "fault=read");
        Assert.Contains("cannot be read: A fatal error", Burn("--flash-encryption", "--confirm", Mac).Ends(2).Errors);
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0", "fault=burn");
        Assert.Contains("failed after 0 lines", Burn("--secure-boot", _folder.In("signer.pem"), "--confirm", Mac).Ends(2).Errors);
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0", "fault=lie");
        Assert.Contains("does not show it", Burn("--flash-encryption", "--confirm", Mac).Ends(2).Errors);
        Assert.Contains("pip install esptool", Scanbox.Run("factory", "fuses", "--port", Port, "--flash-encryption", "--espefuse", "no-such-espefuse").Ends(2).Errors);
    }

    [TestMethod]
    public void ADryRunStartsNothing()
    {
        Chip("FLASH_CRYPT_CNT=1", "ABS_DONE_1=0");
        CommandResult dry = Scanbox.Run("factory", "fuses", "--port", Port, "--flash-encryption", "--dry-run").Ends(0);
        Assert.Contains("espefuse.py --chip esp32 --port " + Port + " --do-not-confirm burn_efuse FLASH_CRYPT_CNT 127", dry.Output);
        Assert.IsEmpty(Calls);
    }

    private void Chip(params string[] lines) => File.WriteAllText(Port, $"mac={Mac}\n{string.Join('\n', lines)}\n");

    private CommandResult Burn(params string[] arguments) =>
        Scanbox.Run(["factory", "fuses", "--port", Port, "--espefuse", $"sh \"{Path.Combine(SourceFolder.Root, "tests", "ScanBox.Cli.Tests", "Factory", "espefuse-stand-in.sh")}\"", .. arguments]);
}
