using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Page;

/// <summary>Tests that mostly wait, because a box waits: some minutes together, and for who works on what they look at.</summary>
internal static class LongRun
{
    /// <summary>Whether they are to run.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("SCANBOX_LONG_TESTS") == "1";

    /// <summary>Skips the test unless they are.</summary>
    public static void OrSkip()
    {
        if (!IsWanted)
            Assert.Inconclusive("takes minutes: set SCANBOX_LONG_TESTS=1");
    }
}
