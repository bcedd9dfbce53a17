using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Reflection;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Payments;
using ScanBox.Settings;

namespace Workbench.Boards;

/// <summary>What a board has to keep in its flash, and how much room its nanoFramework image leaves for it.</summary>
public sealed class FlashBudget
{
    /// <summary>
    /// Bytes of nanoFramework's own libraries as the firmware uses them: 126 KB were measured (mscorlib 32, System.Net 23, the file
    /// system 17, ESP32 12 and ten small ones), the rest is reserve for newer versions.
    /// </summary>
    public const int LibraryBytes = 160 * 1024;

    /// <summary>The small voice pack is kept below this.</summary>
    public const int SmallVoiceBytes = 180 * Kilobyte;

    private const int Kilobyte = 1024;
    private const int LittleFsBlock = 4096;

    // The pair of blocks that holds superblock, directory and the runtime's small network files.
    private const int RootBlocks = 2;

    private const int KeyFileBytes = 40;

    private readonly List<string> _violations = new();

    private FlashBudget(BoardPlan plan)
    {
        DeploymentBytes = Deployment(plan) * Kilobyte;
        FileSystemBytes = plan.FileSystemBytes;
        ProgramBytes = LibraryBytes + FirmwareAssemblies().Sum(assembly => (int)new FileInfo(assembly.Location).Length);
        long whole = PackLength(VoicePacks.PackReader.DefaultPath);
        HasVoiceFile = plan.SoundBck >= 0;
        IsSmallVoice = whole >= FileSystemBytes;
        VoiceBytes = !HasVoiceFile ? 0 : IsSmallVoice ? SmallVoiceBytes : (int)whole;
        Files =
        [
            VoiceBytes, plan.JournalSegmentBytes, plan.JournalSegmentBytes, plan.JournalSegmentBytes, PaymentJournal.MinSegmentBytes,
            CodeRulesReader.MaxFileBytes, AuthorityFile.MaxBytes, SettingsFile.MaxBytes, SettingsFile.MaxBytes, KeyFileBytes,
        ];
        if (DeploymentBytes == 0)
            _violations.Add($"there is no nanoFramework image for {plan.FlashMegabytes} MB of flash");
        else if (ProgramBytes >= DeploymentBytes)
            _violations.Add($"the program has {ProgramBytes} bytes, the deployment partition {DeploymentBytes}");
        // An append writes the last block anew before it lets the old one go.
        if (Blocks >= FileSystemBytes / LittleFsBlock)
            _violations.Add($"the files take {Blocks} blocks of {FileSystemBytes / LittleFsBlock}");
    }

    /// <summary>Bytes of the deployment partition; 0 when there is no such image.</summary>
    public int DeploymentBytes { get; }

    /// <summary>Bytes of the program at most: the desktop's builds of the assemblies, which are larger than the device's, and the libraries.</summary>
    public int ProgramBytes { get; }

    /// <summary>Bytes of the file system <c>I:</c>.</summary>
    public int FileSystemBytes { get; }

    /// <summary>Bytes of the voice pack that fits the board.</summary>
    public int VoiceBytes { get; }

    /// <summary>Whether the box speaks from a file: a voice module has its clips itself.</summary>
    public bool HasVoiceFile { get; }

    /// <summary>Whether that is the small one.</summary>
    public bool IsSmallVoice { get; }

    /// <summary>Every file that a box may hold, each at its longest, in bytes.</summary>
    public IReadOnlyList<int> Files { get; }

    /// <summary>Blocks of 4 KB that they take.</summary>
    public int Blocks => RootBlocks + Files.Sum(LittleFsBlocks);

    /// <summary>Blocks of the file system.</summary>
    public int AllBlocks => FileSystemBytes / LittleFsBlock;

    internal IReadOnlyList<string> Violations => _violations;

    /// <summary>The budget of a board.</summary>
    public static FlashBudget Of(BoardPlan plan) => new(plan);

    /// <summary>Blocks of a file. littlefs' design: block n begins with one 4-byte pointer for each power of two that divides n, and one more.</summary>
    public static int LittleFsBlocks(int bytes)
    {
        int blocks = 0;
        for (int left = bytes; left > 0; blocks++)
            left -= LittleFsBlock - (blocks == 0 ? 0 : 4 * (BitOperations.TrailingZeroCount(blocks) + 1));
        return blocks;
    }

    // Partition tables of nf-interpreter, targets/ESP32/_IDF, in KB.
    private static int Deployment(BoardPlan plan) => (plan.Chip, plan.FlashMegabytes) switch
    {
        (BoardChip.Esp32, 4) => 1792,
        (BoardChip.Esp32, 8 or 16) => 2752,
        (BoardChip.Esp32S3, 4) => 1984,
        (BoardChip.Esp32S3, 8 or 16) => 2944,
        _ => 0,
    };

    private static Assembly[] FirmwareAssemblies() =>
        [typeof(ScanBox.Ports.IClock).Assembly, typeof(ScanBox.Box).Assembly, typeof(ScanBox.Parts.Keys.ButtonKeys).Assembly, typeof(ScanBox.Updates.Updater).Assembly, typeof(ScanBox.Setup.TechnicianConsole).Assembly, typeof(Firmware).Assembly];

    private static long PackLength(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : throw WorkbenchException.Fault($"there is no voice pack {path}");
    }
}
