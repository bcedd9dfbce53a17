using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Voice;
using VoicePacks;
using Workbench.Boards;

namespace Flashing;

/// <summary>Reads the files that boxes are to get, each by the rules by which a box takes it: what a box would refuse is not written.</summary>
public static class FlashFileReader
{
    /// <summary>The certificate of the authority that the box believes.</summary>
    /// <exception cref="FlashingException">It is none, or too long.</exception>
    public static FlashFile Authority(FileInfo file)
    {
        byte[] content = Read(file, AuthorityFile.MaxBytes);
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(System.Text.Encoding.UTF8.GetString(content));
        }
        catch (CryptographicException)
        {
            // What is no certificate is counted as none.
        }
        int count = found.Count;
        foreach (X509Certificate2 certificate in found)
            certificate.Dispose();
        return count is 1 or 2 ? FlashFile.Open(AuthorityFile.Name, content) : throw new FlashingException($"{file.Name}: one certificate as PEM is needed, or two while the authority changes; there are {count}");
    }

    /// <summary>Code rules.</summary>
    /// <exception cref="FlashingException">They have a mistake.</exception>
    public static FlashFile Rules(FileInfo file)
    {
        byte[] content = Read(file, CodeRulesReader.MaxFileBytes);
        var reader = new CodeRulesReader();
        return reader.Read(content, 0, content.Length) is not null ? FlashFile.Open(RulesStore.Name, content) : throw new FlashingException($"{file.Name}: {reader.Describe()}");
    }

    /// <summary>A voice pack; null for a board that speaks with a module of its own.</summary>
    /// <param name="file">The pack; null for the one that fits the board.</param>
    /// <param name="plan">The board.</param>
    /// <exception cref="FlashingException">It is damaged, or the board has no room or no use for it.</exception>
    public static FlashFile? Voice(FileInfo? file, BoardPlan plan)
    {
        FlashBudget budget = FlashBudget.Of(plan);
        if (!budget.HasVoiceFile)
            return file is null ? null : throw new FlashingException($"{plan.Id} speaks with a voice module, which has its clips itself: see `scanbox voice export`");
        var chosen = file ?? new FileInfo(budget.IsSmallVoice ? PackReader.SmallPath : PackReader.DefaultPath);
        byte[] content = Read(chosen, budget.FileSystemBytes);
        try
        {
            PackReader.Open(content, chosen.Name);
        }
        catch (VoicePackException e)
        {
            throw new FlashingException(e.Message, e);
        }
        int blocks = budget.Blocks - FlashBudget.LittleFsBlocks(budget.VoiceBytes) + FlashBudget.LittleFsBlocks(content.Length);
        if (blocks >= budget.AllBlocks)
            throw new FlashingException($"{chosen.Name}: with it the files take {blocks} blocks of 4 KB, {plan.Id} has {budget.AllBlocks}");
        return FlashFile.Open(VoicePack.DefaultName, content);
    }

    /// <summary>The application as nanoff deploys it; only its hash and length are kept.</summary>
    /// <exception cref="FlashingException">It is not there, empty, or larger than the partition.</exception>
    public static FlashFile Image(FileInfo file, BoardPlan plan)
    {
        byte[] content = Read(file, FlashBudget.Of(plan).DeploymentBytes);
        return content.Length > 0 ? FlashFile.Open(file.Name, content) : throw new FlashingException($"{file.Name} is empty");
    }

    /// <summary>A whole file.</summary>
    /// <exception cref="FlashingException">It cannot be read, or is longer.</exception>
    internal static byte[] Read(FileInfo file, int max)
    {
        try
        {
            using FileStream stream = file.OpenRead();
            byte[] content = new byte[max + 1];
            int count = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return count <= max ? content[..count] : throw new FlashingException($"{file.Name}: longer than {max} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlashingException($"{file.Name}: {e.Message}", e);
        }
    }
}
