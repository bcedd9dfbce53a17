using System;
using System.IO;
using ReferenceSwitch.Terminals;
using ScanBox.Settings;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Boxes;

/// <summary>The folder of a box that is not running, as <c>pay --state</c> uses it.</summary>
internal static class BoxFolder
{
    /// <summary>Makes a box in an empty folder.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="terminal">Who the box is.</param>
    /// <param name="authorityPem">The authority for TLS; null for none.</param>
    /// <param name="updateSigner">Public key of whoever makes its updates; empty for nobody.</param>
    /// <exception cref="CommandException">The folder holds a box already, or cannot be used.</exception>
    internal static void Write(DirectoryInfo folder, ProvisionedTerminal terminal, string? authorityPem, string updateSigner)
    {
        TestBench.SetUp(Empty(folder, "--new-box"), terminal, authorityPem, ConsoleBench.Pin, updateSigner);
        Output.Progress($"terminal {terminal.TerminalId}, serial {terminal.Serial}: box written to {folder.FullName}, PIN of its console {ConsoleBench.Pin}");
    }

    /// <summary>The flash of a folder without a box.</summary>
    internal static VirtualFlash Empty(DirectoryInfo folder, string option)
    {
        VirtualFlash flash = Open(folder, option);
        return TestBench.IsSetUp(flash) ? throw CommandException.Usage($"{option}: {folder.FullName} holds a box already") : flash;
    }

    /// <summary>The flash of a folder that holds the box with this terminal id and serial.</summary>
    internal static VirtualFlash Of(DirectoryInfo folder, string option, string terminalId)
    {
        VirtualFlash flash = Open(folder, option);
        BoxSettings settings = TestBench.Settings(flash) ?? throw CommandException.Usage($"{option}: {folder.FullName} holds no box");
        return settings.TerminalId == terminalId ? flash : throw CommandException.Usage($"{option}: {folder.FullName} holds the box of terminal {settings.TerminalId}");
    }

    private static VirtualFlash Open(DirectoryInfo folder, string option)
    {
        try
        {
            return new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(folder)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"{option}: {e.Message}");
        }
    }
}
