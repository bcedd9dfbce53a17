using System;
using System.Collections.Generic;

namespace VirtualBoard.Scanners;

/// <summary>Settings with six letters and a range each, as Newland's and Honeywell's menu commands have them.</summary>
internal sealed class MenuTags
{
    private readonly Dictionary<string, (int Factory, int Least, int Most)> _tags = new(StringComparer.Ordinal);

    public MenuTags(params (string Tag, int Factory, int Least, int Most)[] tags)
    {
        foreach ((string tag, int factory, int least, int most) in tags)
            _tags.Add(tag, (factory, least, most));
    }

    /// <summary>All of them as they come out of the box.</summary>
    public ModuleConfiguration FactorySettings()
    {
        var settings = new List<(string, int)>();
        foreach ((string tag, (int factory, _, _)) in _tags)
            settings.Add((tag, factory));
        return new ModuleConfiguration([.. settings]);
    }

    public bool Knows(string tag) => _tags.ContainsKey(tag);

    public bool InRange(string tag, int value) => value >= _tags[tag].Least && value <= _tags[tag].Most;

    public string Range(string tag) => $"{_tags[tag].Least}-{_tags[tag].Most}";
}
