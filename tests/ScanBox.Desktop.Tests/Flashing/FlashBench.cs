using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Flashing;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using Workbench;

namespace ScanBox.Desktop.Tests.Flashing;

/// <summary>Ports with chips, a flasher that behaves like nanoff, and a record.</summary>
internal sealed class FlashBench : IDisposable
{
    public const string Mac = "C82E1825A214";
    public const string OtherMac = "C82E1825A215";

    private readonly Folder _folder = new();

    public FlashBench()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("the stand-in for the flasher is a shell script");
        File.WriteAllText(In("ScanBox.Device.bin"), "an application");
    }

    /// <summary>The stand-in as a command.</summary>
    public static string Flasher => $"sh \"{Path.Combine(SourceFolder.Root, "tests", "ScanBox.Desktop.Tests", "Flashing", "nanoff-stand-in.sh")}\"";

    public string Folder => _folder.Path;

    public string RecordPath => In("record");

    /// <summary>No waiting for hands, but a moment for those of the test.</summary>
    public FlashTimes Times { get; set; } = new() { Patience = TimeSpan.Zero, RetryPause = TimeSpan.FromMilliseconds(50) };

    /// <summary>What was told on the way.</summary>
    public List<FlashProgress> Progress { get; } = [];

    public string[] Calls => File.Exists(In("calls.txt")) ? File.ReadAllLines(In("calls.txt")) : [];

    public string Table => File.ReadAllText(Path.Combine(RecordPath, "boards.csv"));

    public string LogText => File.ReadAllText(Path.Combine(RecordPath, "flash.log"));

    public string In(string name) => _folder.In(name);

    /// <summary>A chip at a port.</summary>
    /// <returns>The port.</returns>
    public string Plug(string port = "COM3", string mac = Mac, string type = "ESP32", string name = "ESP32-D0WD-V3 (revision v3.1)", int flash = 8, string psram = "undetermined")
    {
        Chip(In(port), mac, type, name, flash, psram);
        return In(port);
    }

    /// <summary>A chip at a port of any folder.</summary>
    public static void Chip(string port, string mac, string type = "ESP32", string name = "ESP32-D0WD-V3 (revision v3.1)", int flash = 8, string psram = "undetermined") =>
        File.WriteAllText(port, $"mac={string.Join(':', mac.Chunk(2).Select(pair => new string(pair)))}\ntype={type}\nname={name}\nflash={flash}\npsram={psram}\n");

    /// <summary>The certificate of an authority, PEM.</summary>
    public static string Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return certificate.ExportCertificatePem();
    }

    /// <summary>What goes wrong at a port: <c>step fault</c>, one call each.</summary>
    public void Spoil(string port, params string[] faults) => File.WriteAllLines(port + ".faults", faults);

    /// <summary>A job with an application and one small file.</summary>
    public FlashJob Job(string application = "an application") => new()
    {
        Plan = BoardChoice.Plan("esp32-wrover"),
        Flasher = FlasherLine.Parse(Flasher),
        Image = FlashFile.Open("ScanBox.Device.bin", System.Text.Encoding.UTF8.GetBytes(application)),
        ImagePath = In("ScanBox.Device.bin"),
        Files = [FlashFile.Open("rules", [1, 2, 3])],
    };

    public IReadOnlyList<BoardResult> Run(FlashJob job, params string[] ports) => Run(job, CancellationToken.None, ports);

    public IReadOnlyList<BoardResult> Run(FlashJob job, CancellationToken stop, params string[] ports)
    {
        using RecordFolder records = RecordFolder.Open(RecordPath);
        return FlashRun.RunAsync(job, ports, records, Times, Progress.Add, stop).GetAwaiter().GetResult();
    }

    /// <summary>What a chip holds; null for nothing.</summary>
    public byte[]? OnChip(string name, string mac = Mac) => File.Exists(In(Path.Combine(mac, name))) ? File.ReadAllBytes(In(Path.Combine(mac, name))) : null;

    public void Dispose() => _folder.Dispose();
}
