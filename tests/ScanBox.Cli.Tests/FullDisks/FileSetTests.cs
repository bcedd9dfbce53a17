using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WholeFiles;

namespace ScanBox.Cli.Tests.FullDisks;

/// <summary>Files that are written together, all or none.</summary>
[TestClass]
public sealed class FileSetTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void NothingIsThereBeforeTheCommitAndAllOfItAfter()
    {
        using (var files = new FileSet())
        {
            files.AddFolder(_folder.In("a/b"));
            files.Add(_folder.In("a/b/one"), "1");
            files.Add(_folder.In("a/two"), [2]);
            Assert.IsFalse(File.Exists(_folder.In("a/b/one")) || File.Exists(_folder.In("a/two")));
            files.Commit();
        }
        Assert.AreEqual("1", File.ReadAllText(_folder.In("a/b/one")));
        CollectionAssert.AreEqual(new byte[] { 2 }, File.ReadAllBytes(_folder.In("a/two")));
        Assert.HasCount(2, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void WhatIsNotCommittedLeavesNothingAndTheOldFileAsItWas()
    {
        File.WriteAllText(_folder.In("old"), "old");
        using (var files = new FileSet())
        {
            files.Add(_folder.In("old"), "new");
            files.AddFolder(_folder.In("a/b"));
            files.Add(_folder.In("a/b/one"), "1");
            Assert.ThrowsExactly<DirectoryNotFoundException>(() => files.Add(_folder.In("none/two"), "2"));
        }
        CollectionAssert.AreEqual(new[] { "old" }, Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).ToArray());
        Assert.AreEqual("old", File.ReadAllText(_folder.In("old")));
    }

    [TestMethod]
    public void ANewFileIsNeverWrittenOver()
    {
        File.WriteAllText(_folder.In("key"), "old");
        Assert.ThrowsExactly<IOException>(() => WholeFile.Write(_folder.In("key"), "new", FileKind.New));
        using (var files = new FileSet())
        {
            files.Add(_folder.In("late"), "new", FileKind.New);
            File.WriteAllText(_folder.In("late"), "somebody else's");
            Assert.ThrowsExactly<IOException>(files.Commit);
        }
        Assert.AreEqual("old somebody else's", $"{File.ReadAllText(_folder.In("key"))} {File.ReadAllText(_folder.In("late"))}");
        Assert.HasCount(2, Directory.GetFiles(_folder.Path));
    }

    [TestMethod]
    public void APrivateFileIsItsOwnersAlsoInPlaceOfOneThatAnybodyMayRead()
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string path = _folder.In("label.png");
        File.WriteAllText(path, "old");
        File.WriteAllText(path + FileSet.UnfinishedEnd, "left by a run that was killed");
        WholeFile.Write(path, "PIN", FileKind.Private);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(owner, File.GetUnixFileMode(path));
        Assert.AreEqual("PIN", File.ReadAllText(path));
    }

    [TestMethod]
    public void LinksStayLinksAndDevicesDevices()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows has no such devices");
        File.WriteAllText(_folder.In("target"), "old");
        File.CreateSymbolicLink(_folder.In("link"), _folder.In("target"));
        WholeFile.Write(_folder.In("link"), "new");
        Assert.IsNotNull(new FileInfo(_folder.In("link")).LinkTarget);
        Assert.AreEqual("new", File.ReadAllText(_folder.In("target")));
        WholeFile.Write("/dev/null", "nobody reads it");
        Assert.IsFalse(File.Exists("/dev/null" + FileSet.UnfinishedEnd));
        Assert.AreEqual("", File.ReadAllText("/dev/null"));
    }

    [TestMethod]
    public void AFolderIsNoFile() =>
        Assert.ThrowsExactly<UnauthorizedAccessException>(() => WholeFile.Write(_folder.Path, "x"));
}
