using System.Globalization;
using System.Text;
using ReferenceSwitch.Updates;
using ScanBox;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;

namespace Updating;

/// <summary>A folder of updates that a switch offers. It is looked through again at each question for something new, so that updates can come and go while the switch runs.</summary>
/// <param name="folder">Its subfolders are updates, see <see cref="UpdatePackage"/>.</param>
/// <param name="log">Told of folders that are no updates, and of what is offered; null for nobody.</param>
public sealed class UpdateShelf(DirectoryInfo folder, Action<string>? log = null) : IUpdateSource
{
    // More than anybody offers at a time; a folder that was named by mistake is not read whole.
    private const int MostUpdates = 64;

    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private Dictionary<string, UpdatePackage> updates = [];

    /// <inheritdoc/>
    public byte[]? Answer(ReadOnlySpan<byte> question)
    {
        string[] lines = Encoding.ASCII.GetString(question).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : lines[0] switch
        {
            UpdateQuestion.OfferHead => Offer(Values(lines)),
            UpdateQuestion.PieceHead => Piece(Values(lines)),
            _ => null,
        };
    }

    private static Dictionary<string, string> Values(string[] lines)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in lines.Skip(1))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[line[..equals]] = line[(equals + 1)..];
        }
        return values;
    }

    private byte[]? Offer(Dictionary<string, string> box)
    {
        Look();
        string board = box.GetValueOrDefault("board", "");
        string serial = box.GetValueOrDefault("box", "");
        UpdatePackage? best = updates.Values
            .Where(update => update.Manifest.IsForBoard(board) && update.Manifest.IsForBox(serial))
            .Where(update => IsNews(update.Manifest, box))
            .OrderBy(static update => update.Manifest.Kind)
            .ThenByDescending(static update => update.Manifest.Version)
            .FirstOrDefault();
        if (best is null)
            return null;
        log?.Invoke($"update {best.Name} is offered to {serial}");
        return best.Signed();
    }

    private static bool IsNews(UpdateManifest update, Dictionary<string, string> box) =>
        box.TryGetValue(UpdateKinds.NameOf(update.Kind), out string? text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long above)
        && (update.Version > above || (update.From >= above && update.Version < above && update.From > 0));

    private byte[]? Piece(Dictionary<string, string> wanted)
    {
        if (!updates.TryGetValue(wanted.GetValueOrDefault("id", ""), out UpdatePackage? update))
            return null;
        IReadOnlyList<byte>? part = wanted.GetValueOrDefault("part", "") switch
        {
            UpdateQuestion.Data => update.Data,
            UpdateQuestion.Sums => update.Sums,
            _ => null,
        };
        bool isPlace = int.TryParse(wanted.GetValueOrDefault("at", ""), NumberStyles.None, CultureInfo.InvariantCulture, out int at);
        if (part is null || !isPlace || at >= part.Count)
            return null;
        int endOfPiece = (at / UpdateManifest.PieceBytes + 1) * UpdateManifest.PieceBytes;
        int end = Math.Min(Math.Min(at + UpdateChannel.MaxBytes, endOfPiece), part.Count);
        return [.. part.Skip(at).Take(end - at)];
    }

    private void Look()
    {
        Dictionary<string, UpdatePackage> found = new(StringComparer.Ordinal);
        try
        {
            foreach (DirectoryInfo update in folder.EnumerateDirectories().OrderBy(static each => each.Name, StringComparer.Ordinal).Take(MostUpdates))
                Add(found, update);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Tell($"updates: {e.Message}");
        }
        updates = found;
    }

    private void Add(Dictionary<string, UpdatePackage> found, DirectoryInfo update)
    {
        try
        {
            UpdatePackage package = UpdatePackage.Load(update);
            found[Convert.ToHexString([.. package.Signature.Take(UpdateQuestion.IdBytes)])] = package;
        }
        catch (UpdateException e)
        {
            Tell("updates: " + e.Message);
        }
    }

    // Once: it would be said again at every question of every box.
    private void Tell(string what)
    {
        if (told.Add(what))
            log?.Invoke(what);
    }
}
