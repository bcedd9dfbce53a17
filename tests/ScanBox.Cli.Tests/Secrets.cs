using System;

namespace ScanBox.Cli.Tests;

/// <summary>Secrets that the command takes from its environment, until disposed. The environment is this process's: who uses them does not run side by side.</summary>
internal sealed class Secrets : IDisposable
{
    public const string FirstComponent = "00112233445566778899AABBCCDDEEFF";
    public const string SecondComponent = "0F1E2D3C 4B5A6978 8796A5B4 C3D2E1F0";
    public const string Pin = "246810";
    public const string StationPassphrase = "factory line one";

    private readonly (string Name, string Value)[] _secrets;

    public Secrets(params (string Name, string Value)[] secrets)
    {
        _secrets = secrets;
        foreach (var (name, value) in secrets)
            Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>The one that opens signing keys.</summary>
    public static Secrets Passphrase(string passphrase = "market hall five") => new(("SCANBOX_PASSPHRASE", passphrase));

    /// <summary>All that a station asks for.</summary>
    public static Secrets Station() =>
        new(("SCANBOX_COMPONENT_1", FirstComponent), ("SCANBOX_COMPONENT_2", SecondComponent), ("SCANBOX_PASSPHRASE", StationPassphrase), ("SCANBOX_PIN", Pin));

    public void Dispose()
    {
        foreach (var (name, _) in _secrets)
            Environment.SetEnvironmentVariable(name, null);
    }
}
