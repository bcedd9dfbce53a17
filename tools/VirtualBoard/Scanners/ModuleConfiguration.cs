using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Scanners;

/// <summary>The settings of a scanner module by name: working values, what survives without power, and how often its flash was written.</summary>
public sealed class ModuleConfiguration
{
    private readonly SortedDictionary<string, int> _factory = new(System.StringComparer.Ordinal);
    private SortedDictionary<string, int> _working;
    private SortedDictionary<string, int> _saved;

    internal ModuleConfiguration(params (string Name, int Value)[] factory)
    {
        foreach ((string name, int value) in factory)
            _factory.Add(name, value);
        _working = Copy(_factory);
        _saved = Copy(_factory);
    }

    /// <summary>Times the flash was written: each save, and each setting that a module saves by itself.</summary>
    public int FlashWrites { get; private set; }

    /// <summary>Names of all settings.</summary>
    public IEnumerable<string> Names => _factory.Keys;

    /// <summary>Working value of a setting.</summary>
    /// <exception cref="KeyNotFoundException">The module has no such setting.</exception>
    public int this[string name] => _working[name];

    /// <summary>The value that a setting has after the next power-on.</summary>
    /// <exception cref="KeyNotFoundException">The module has no such setting.</exception>
    public int Saved(string name) => _saved[name];

    /// <summary>The value that a setting had when the module left its factory.</summary>
    /// <exception cref="KeyNotFoundException">The module has no such setting.</exception>
    public int Factory(string name) => _factory[name];

    /// <summary>Each setting as <c>name=working/saved</c>.</summary>
    public override string ToString() => string.Join(' ', _working.Select(s => $"{s.Key}={s.Value}/{_saved[s.Key]}"));

    internal bool Has(string name) => _factory.ContainsKey(name);

    /// <summary>Changes a working value, until power-off.</summary>
    internal void Set(string name, int value) => _working[name] = value;

    /// <summary>Changes a value for good.</summary>
    internal void Keep(string name, int value)
    {
        Preset(name, value);
        FlashWrites++;
    }

    /// <summary>Changes a value for good before this life of the module: its flash was written by somebody else.</summary>
    internal void Preset(string name, int value)
    {
        _working[name] = value;
        _saved[name] = value;
    }

    /// <summary>Writes all working values to flash.</summary>
    internal void Save()
    {
        _saved = Copy(_working);
        FlashWrites++;
    }

    internal void PowerUp() => _working = Copy(_saved);

    /// <summary>Has the factory's settings until power-off.</summary>
    internal void WorkAsFromFactory() => _working = Copy(_factory);

    internal void ResetToFactory()
    {
        WorkAsFromFactory();
        Save();
    }

    private static SortedDictionary<string, int> Copy(SortedDictionary<string, int> from) => new(from, System.StringComparer.Ordinal);
}
