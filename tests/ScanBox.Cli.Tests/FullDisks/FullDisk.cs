using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Cli.Processes;

namespace ScanBox.Cli.Tests.FullDisks;

/// <summary>A command on a disk that has only some pages left, and the same command again when there is room: a small file system in memory, which only the command sees.</summary>
/// <param name="Full">What it did on the full disk.</param>
/// <param name="Left">The files that were on the disk then, without those that were there before.</param>
/// <param name="Again">What it did when there was room.</param>
internal sealed record FullDisk(CommandResult Full, string[] Left, CommandResult Again)
{
    /// <summary>The disk, as the command's arguments name it; the command runs in the folder above.</summary>
    public const string Name = "disk";

    /// <summary>What is on the disk from the beginning, in the folder above.</summary>
    public const string Seed = "seed";

    private const int PatienceMs = 180_000;

    private const string Script =
        """
        mount -t tmpfs -o size=8m none disk || exit 9
        [ ! -d seed ] || cp -r seed/. disk/
        (cd disk && find . -type f) > before
        pages=$1; shift
        dd if=/dev/zero of=disk/fill bs=4096 2> /dev/null
        truncate -s $(($(stat -c %s disk/fill) - 4096 * pages)) disk/fill
        "$@" > full.out 2> full.err < /dev/null; echo $? > full.status
        (cd disk && find . -type f ! -name fill) > left
        rm disk/fill
        "$@" > again.out 2> again.err < /dev/null; echo $? > again.status
        """;

    /// <summary>Runs a command.</summary>
    /// <param name="folder">Where; the disk is a folder in it.</param>
    /// <param name="pages">Pages of 4 KB that are left.</param>
    /// <param name="arguments">Of scanbox.</param>
    public static FullDisk Run(Folder folder, int pages, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("a disk of a few pages is made with Linux' namespaces");
        Directory.CreateDirectory(folder.In(Name));
        ProcessStartInfo command = ScanboxChild.Command(arguments);
        command.WorkingDirectory = folder.Path;
        command.Environment["SCANBOX_COMPONENT_1"] = Secrets.FirstComponent;
        command.Environment["SCANBOX_COMPONENT_2"] = Secrets.SecondComponent;
        command.Environment["SCANBOX_PIN"] = Secrets.Pin;
        command.Environment["SCANBOX_PASSPHRASE"] = Secrets.StationPassphrase;
        string[] before = ["-Urm", "sh", "-c", Script, "sh", pages.ToString(CultureInfo.InvariantCulture), command.FileName];
        for (int i = 0; i < before.Length; i++)
            command.ArgumentList.Insert(i, before[i]);
        command.FileName = "unshare";
        string problem = End(command);
        if (!File.Exists(folder.In("before")))
            Assert.Inconclusive($"this machine gives no disk of its own: {problem}");
        return new FullDisk(Result("full"), [.. Files("left").Except(Files("before"))], Result("again"));

        IEnumerable<string> Files(string list) => File.ReadAllLines(folder.In(list)).Select(static line => line[2..]).Order(StringComparer.Ordinal);
        CommandResult Result(string which) =>
            new(int.Parse(File.ReadAllText(folder.In(which + ".status")), CultureInfo.InvariantCulture), File.ReadAllText(folder.In(which + ".out")), File.ReadAllText(folder.In(which + ".err")));
    }

    private static string End(ProcessStartInfo start)
    {
        try
        {
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            Assert.IsTrue(process.WaitForExit(PatienceMs), "the command did not end");
            return errors;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}
