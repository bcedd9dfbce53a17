using System.ComponentModel;
using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>The installed sox, an oracle that shares no code with the product; tests are inconclusive without it.</summary>
internal static class Sox
{
    /// <summary>Runs sox and returns what it wrote to both outputs.</summary>
    public static string Run(params string[] arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo("sox", arguments) { RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("sox is not installed");
        }
        string text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, text);
        return text;
    }
}
