using System;
using System.ComponentModel;
using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Security;

/// <summary>SM4 as OpenSSL has it: the independent oracle.</summary>
internal static class OpenSsl
{
    private static readonly Lazy<bool> s_hasSm4 = new(() =>
    {
        try
        {
            return Run(["list", "-cipher-algorithms"], []) is byte[] list
                && System.Text.Encoding.ASCII.GetString(list).Contains("SM4-ECB", StringComparison.OrdinalIgnoreCase);
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public static void Require()
    {
        if (!s_hasSm4.Value)
            Assert.Inconclusive("this machine has no openssl with SM4");
    }

    public static byte[] Ecb(byte[] key, byte[] blocks, bool decrypt = false) =>
        RunChecked(["enc", "-sm4-ecb", "-nopad", decrypt ? "-d" : "-e", "-K", Convert.ToHexString(key)], blocks);

    public static byte[] Cbc(byte[] key, byte[] blocks) =>
        RunChecked(["enc", "-sm4-cbc", "-nopad", "-e", "-K", Convert.ToHexString(key), "-iv", new string('0', 32)], blocks);

    private static byte[] RunChecked(string[] arguments, byte[] input) =>
        Run(arguments, input) ?? throw new AssertFailedException("openssl failed");

    private static byte[]? Run(string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        using var output = new System.IO.MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : null;
    }
}
