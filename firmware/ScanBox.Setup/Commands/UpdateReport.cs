using ScanBox.Setup.Console;
using ScanBox.Updates;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Slots;

namespace ScanBox.Setup.Commands;

/// <summary>What runs by updates over the air, and what is on its way.</summary>
internal static class UpdateReport
{
    internal static void Write(Updater updates, ConsoleOutput output)
    {
        UpdateBook book = updates.Book;
        for (int i = 0; i < UpdateKinds.Count; i++)
        {
            var kind = (UpdateKind)i;
            string line = UpdateKinds.NameOf(kind) + ": ";
            if (kind == UpdateKind.Application && !updates.Limits.TakesApplication)
                line += "not over the air, this board has no PSRAM";
            else if (kind == UpdateKind.Voice && !updates.Limits.TakesVoice)
                line += "not over the air, this board has no voice pack";
            else
                line += book.VersionOf(kind) == 0 ? "as the box came" : "version " + book.VersionOf(kind).ToString();
            if (book.WorstOf(kind) > 0)
                line += ", version " + book.WorstOf(kind).ToString() + " did not prove itself" + (book.HasDoubt && book.DoubtKind == kind ? " yet" : "");
            output.Line(line);
        }
        output.Line("updates: " + updates.Text);
    }
}
