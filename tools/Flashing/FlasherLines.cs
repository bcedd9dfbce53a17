using ScanBox.Device;

namespace Flashing;

/// <summary>The command lines that nanoff understands, for one kind of board. Source: README and <c>Options.cs</c> of nanoframework/nanoFirmwareFlasher, 2.5 and later.</summary>
/// <param name="flasher">The flasher itself.</param>
/// <param name="plan">The board.</param>
/// <param name="options">How it is to work.</param>
public sealed class FlasherLines(FlasherLine flasher, BoardPlan plan, FlasherOptions options)
{
    // Asking the Internet for a newer nanoff costs every call a second or a time-out.
    private const string NoVersionCheck = "--suppressnanoffversioncheck";

    // At a higher verbosity nanoff moves the cursor after it has written the runtime. When its output is read by a program there is no
    // cursor, so that it says E4000 "The handle is invalid" for a runtime that is written (nanoframework/Home, issue 1644).
    private const string Minimal = "m";

    /// <summary>Lists the serial ports.</summary>
    public FlasherLine Ports() => flasher.With(["--listports", NoVersionCheck]);

    /// <summary>Asks the chip's own loader what it is.</summary>
    public FlasherLine Chip(string port) => flasher.With(["--platform", "esp32", "--serialport", port, .. Baud(), "--devicedetails", NoVersionCheck]);

    /// <summary>Writes the runtime. The runtime's own settings are left alone, or erased with everything else.</summary>
    public FlasherLine Runtime(string port) => flasher.With(
        ["--target", plan.Target, "--serialport", port, .. Baud(), "--update", .. Version(), options.Erase ? "--masserase" : "--nobackupconfig", "-v", Minimal, NoVersionCheck]);

    /// <summary>Writes files through the running runtime. Neither target, platform nor speed may be named: nanoff would go to the chip's loader, where no file system is.</summary>
    /// <param name="port">The port.</param>
    /// <param name="list">The file that lists them, see <see cref="DeploymentList"/>.</param>
    public FlasherLine Files(string port, string list) => flasher.With(["--serialport", port, "--filedeployment", list, NoVersionCheck]);

    /// <summary>Writes the application.</summary>
    public FlasherLine Application(string port, string image) => flasher.With(
        ["--target", plan.Target, "--serialport", port, .. Baud(), "--deploy", "--image", image, .. Address(), NoVersionCheck]);

    /// <summary>Asks the running runtime what it is and what it runs.</summary>
    public FlasherLine Details(string port) => flasher.With(["--nanodevice", "--serialport", port, "--devicedetails", NoVersionCheck]);

    private string[] Baud() => options.Baud is int baud ? ["--baud", baud.ToString(System.Globalization.CultureInfo.InvariantCulture)] : [];

    private string[] Version() => options.RuntimeVersion is string version ? ["--fwversion", version] : [];

    private string[] Address() => options.Address is string address ? ["--address", address] : [];
}

/// <summary>How the flasher is to work.</summary>
public sealed record FlasherOptions
{
    /// <summary>Speed in baud; null for nanoff's own.</summary>
    public int? Baud { get; init; }

    /// <summary>Whether all flash is erased before the runtime is written: also files of an earlier life, keys and payments.</summary>
    public bool Erase { get; init; }

    /// <summary>Version of the runtime; null for the newest.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>Where the application goes, <c>0x</c> and hexadecimal digits; null for nanoff's own, which fits the newest runtimes.</summary>
    public string? Address { get; init; }
}
