using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>The openssl command as an independent witness.</summary>
internal static class OpenSsl
{
    private const int PatienceMs = 30_000;

    /// <summary>Runs it with nothing on its standard input.</summary>
    /// <returns>Exit status, and everything it printed.</returns>
    public static (int Status, string Text) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("openssl", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("openssl is not installed.");
            throw;
        }
        using (process)
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd() + errors.Result;
            Assert.IsTrue(process.WaitForExit(PatienceMs), "openssl does not end");
            return (process.ExitCode, text);
        }
    }
}
