using System.Globalization;

namespace Flashing;

/// <summary>A folder that only this user can read, for what nanoff is to write: the box's settings with their passwords, and the lists. It is gone with the run.</summary>
internal sealed class FlashFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scanbox-flash-");
    private readonly Dictionary<string, string> _lists = [];

    /// <exception cref="FlashingException">There is no room for them.</exception>
    internal FlashFolder(IReadOnlyList<FlashFile> files)
    {
        try
        {
            for (int i = 0; i < files.Count; i++)
            {
                string source = Path.Combine(_folder.FullName, files[i].Name);
                string list = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"list{i}.json"));
                File.WriteAllBytes(source, files[i].Content);
                File.WriteAllText(list, DeploymentList.Of(files[i].Name, source));
                _lists[files[i].Name] = list;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new FlashingException($"no room for the files of a box: {e.Message}", e);
        }
    }

    internal string ListOf(FlashFile file) => _lists[file.Name];

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A flasher that would not end still has a file open: the system's own cleaning takes it.
        }
    }
}
