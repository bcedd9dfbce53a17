using System;

namespace ScanBox.Desktop.Tests.CommandLine;

/// <summary>Secrets that the command takes from its environment, until disposed. The environment is this process's: who uses them does not run side by side.</summary>
internal sealed class Secrets : IDisposable
{
    private readonly (string Name, string Value)[] _secrets;

    public Secrets(params (string Name, string Value)[] secrets)
    {
        _secrets = secrets;
        foreach (var (name, value) in secrets)
            Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>The one that opens signing keys.</summary>
    public static Secrets Passphrase(string passphrase = "market hall five") => new(("SCANBOX_PASSPHRASE", passphrase));

    public void Dispose()
    {
        foreach (var (name, _) in _secrets)
            Environment.SetEnvironmentVariable(name, null);
    }
}
