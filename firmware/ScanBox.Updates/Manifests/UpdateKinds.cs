namespace ScanBox.Updates.Manifests;

/// <summary>The kinds by name and by size.</summary>
public static class UpdateKinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = 4;

    // As the readers of these files take them: CodeRulesReader.MaxFileBytes, SettingsFile.MaxBytes.
    private const int RulesBytes = 8192;
    private const int SettingsBytes = 1536;

    /// <summary>The kind's name in manifests and questions.</summary>
    public static string NameOf(UpdateKind kind)
    {
        switch (kind)
        {
            case UpdateKind.Rules:
                return "rules";
            case UpdateKind.Voice:
                return "voice";
            case UpdateKind.Settings:
                return "settings";
            default:
                return "application";
        }
    }

    /// <summary>The kind of a name, -1 for none.</summary>
    public static int Find(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (NameOf((UpdateKind)i) == name)
                return i;
        }
        return -1;
    }

    /// <summary>Most bytes of a kind.</summary>
    public static int MaxBytesOf(UpdateKind kind)
    {
        switch (kind)
        {
            case UpdateKind.Rules:
                return RulesBytes;
            case UpdateKind.Settings:
                return SettingsBytes;
            default:
                return UpdateManifest.MaxSize;
        }
    }
}
