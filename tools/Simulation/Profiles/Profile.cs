using System.Text;
using System.Text.Json;
using Workbench;

namespace Simulation.Profiles;

/// <summary>A mix of faults and the length of a run. Read from JSON; README.md describes the format.</summary>
public sealed class Profile
{
    /// <summary>The profile that is used when none is named.</summary>
    public const string DefaultName = "default";

    /// <summary>A scanner that is simulated at the firmware's port.</summary>
    public const string PlainScanner = "plain";

    /// <summary>The seed decides which module it is.</summary>
    public const string AnyScanner = "any";

    /// <summary>A module that only sends lines, which is called plain where there is no other plain one.</summary>
    public const string LineScanner = "line";

    /// <summary>Name of the voice pack among the resources.</summary>
    internal const string VoiceResource = "voice";

    private const int MaxVisits = 100_000;
    private const int MaxBoxes = 4;

    // Ten times the longest profile that comes with the program.
    private const int MaxFileBytes = 16 * 1024;

    private readonly double[] _probabilities = new double[Enum.GetValues<FaultKind>().Length];

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is for.</summary>
    public string About { get; private set; } = "";

    /// <summary>Customers that come in one run.</summary>
    public int Visits { get; private set; } = 60;

    /// <summary>After so many customers faults stop, everything must settle, and both ends are compared.</summary>
    public int VisitsBetweenChecks { get; private set; } = 12;

    /// <summary>Boxes at the one switch, each with its own line, customers and vendor.</summary>
    public int Boxes { get; private set; } = 1;

    /// <summary>The scanner: <see cref="PlainScanner"/>, <see cref="AnyScanner"/>, or a module by its name on the command line, under the firmware's driver.</summary>
    public string Scanner { get; private set; } = PlainScanner;

    /// <summary>Whether boxes have single buttons, lamp, beeper, and often a battery and a voice module, each under the firmware's driver.</summary>
    public bool Parts { get; private set; }

    /// <summary>The ways to the switch, the preferred one first.</summary>
    public IReadOnlyList<LinkPart> Link { get; private set; } = [LinkPart.Plain];

    /// <summary>Whether the firmware's drivers of links or other parts are a part of it, not only what is at the box's ports.</summary>
    internal bool HasDrivers => Link[0] != LinkPart.Plain || Parts || Scanner != PlainScanner;

    /// <summary>Whether one of the ways is a modem.</summary>
    internal bool HasModem => Link.Any(LinkParts.IsModem);

    /// <summary>The values of the key <c>scanner</c>.</summary>
    public static IReadOnlyList<string> Scanners { get; } =
        [PlainScanner, AnyScanner, LineScanner, .. ScannerChoice.All.Select(static choice => choice.Name).Where(static name => name != PlainScanner)];

    /// <summary>Names of the profiles that come with the program.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(Profile).Assembly.GetManifestResourceNames().Where(static name => name != VoiceResource).Order(StringComparer.Ordinal)];

    /// <summary>The probability of a fault at each of its opportunities.</summary>
    public double this[FaultKind kind] => _probabilities[(int)kind];

    /// <summary>Reads a profile that comes with the program, or a file.</summary>
    /// <param name="nameOrPath">A name of <see cref="BuiltIn"/>, or a path.</param>
    /// <exception cref="ProfileException">There is none, or it is not a profile.</exception>
    public static Profile Load(string nameOrPath)
    {
        if (BuiltIn.Contains(nameOrPath))
        {
            using var reader = new StreamReader(typeof(Profile).Assembly.GetManifestResourceStream(nameOrPath)!);
            return Parse(nameOrPath, reader.ReadToEnd());
        }
        try
        {
            return Parse(Path.GetFileNameWithoutExtension(nameOrPath), ReadBounded(nameOrPath));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ProfileException($"There is no profile '{nameOrPath}'; the ones that come with the program are {string.Join(", ", BuiltIn)}.");
        }
    }

    /// <summary>Reads a profile's JSON.</summary>
    /// <exception cref="ProfileException">It is not a profile; the message says where.</exception>
    public static Profile Parse(string name, string json)
    {
        var profile = new Profile { Name = name };
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                profile.Set(property);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProfileException($"Profile {name}: {fault.Message}");
        }
        return profile;
    }

    private static string ReadBounded(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] bytes = new byte[MaxFileBytes + 1];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= MaxFileBytes ? Encoding.UTF8.GetString(bytes, 0, count) : throw new ProfileException($"{path} is longer than any profile.");
    }

    private void Set(JsonProperty property)
    {
        switch (property.Name)
        {
            case "about":
                About = property.Value.GetString() ?? "";
                break;
            case "visits":
                Visits = Count(property, MaxVisits);
                break;
            case "visitsBetweenChecks":
                VisitsBetweenChecks = Count(property, MaxVisits);
                break;
            case "boxes":
                Boxes = Count(property, MaxBoxes);
                break;
            case "scanner":
                Scanner = property.Value.GetString() ?? "";
                if (!Scanners.Contains(Scanner))
                    throw new ProfileException($"Profile {Name}: scanner is one of {string.Join(", ", Scanners)}.");
                break;
            case "parts":
                Parts = property.Value.GetBoolean();
                break;
            case "link":
                Link = LinkParts.Parse(property.Value.GetString() ?? "") ?? throw new ProfileException($"Profile {Name}: link is {LinkParts.Known}.");
                break;
            case "faults":
                foreach (JsonProperty fault in property.Value.EnumerateObject())
                    SetFault(fault);
                break;
            default:
                throw new ProfileException($"Profile {Name}: '{property.Name}' is not known.");
        }
    }

    private int Count(JsonProperty property, int most)
    {
        int count = property.Value.GetInt32();
        return count > 0 && count <= most ? count : throw new ProfileException($"Profile {Name}: {property.Name} is 1 to {most}.");
    }

    private void SetFault(JsonProperty fault)
    {
        if (!Enum.TryParse(fault.Name, out FaultKind kind) || !Enum.IsDefined(kind))
            throw new ProfileException($"Profile {Name}: there is no fault '{fault.Name}'.");
        double probability = fault.Value.GetDouble();
        if (probability is < 0 or > 1)
            throw new ProfileException($"Profile {Name}: {fault.Name} is a probability, 0 to 1.");
        _probabilities[(int)kind] = probability;
    }
}
