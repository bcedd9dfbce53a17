using System.Globalization;

namespace Flashing;

/// <summary>
/// A folder that only this user can read, for what nanoff is to write: the box's settings with their passwords, the lists, and the
/// application as it was when the run began, whatever is built meanwhile. It is gone with the run; what a killed run left goes with the next.
/// </summary>
internal sealed class FlashFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly Dictionary<string, string> _lists = [];

    /// <param name="path">The folder, which this run alone uses.</param>
    /// <param name="job">What is written.</param>
    /// <exception cref="FlashingException">There is no room for it.</exception>
    internal FlashFolder(string path, FlashJob job)
    {
        _path = path;
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            Create(path);
            for (int i = 0; i < job.Files.Count; i++)
            {
                string list = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"list{i}.json"));
                File.WriteAllText(list, DeploymentList.Of(job.Files[i].Name, Write("files", job.Files[i])));
                _lists[job.Files[i].Name] = list;
            }
            if (job.Image is FlashFile image)
                ImagePath = Write("image", image);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new FlashingException($"no room for the files of a box: {e.Message}", e);
        }
    }

    /// <summary>Where the application is.</summary>
    internal string ImagePath { get; } = "";

    internal string ListOf(FlashFile file) => _lists[file.Name];

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_path))
                Directory.Delete(_path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A flasher that would not end still has a file open: the next run takes it away.
        }
    }

    private string Write(string folder, FlashFile file)
    {
        Directory.CreateDirectory(Path.Combine(_path, folder));
        string path = Path.Combine(_path, folder, file.Name);
        File.WriteAllBytes(path, file.Content);
        return path;
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
