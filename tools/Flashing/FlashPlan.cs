namespace Flashing;

/// <summary>
/// The steps at one board, in their order: runtime, files, application, proof. Files go before the application, so that the box's first
/// start finds all of them and nobody has one open while it is written.
/// </summary>
public sealed class FlashPlan
{
    /// <summary>Name of the step that asks the chip; it is no part of a record.</summary>
    public const string ChipStep = "chip";

    /// <summary>Name of the step that writes the runtime.</summary>
    public const string RuntimeStep = "runtime";

    /// <summary>Name of the step that writes the application.</summary>
    public const string ApplicationStep = "application";

    /// <summary>Name of the last step, the runtime's own answer.</summary>
    public const string ProofStep = "proof";

    private const string NoFileProof = "the flasher does not say that the file was written";

    private readonly FlashJob _job;
    private readonly FlasherLines _lines;
    private readonly FlashTimes _times;

    /// <summary>Makes the plan.</summary>
    /// <param name="job">What every board gets.</param>
    /// <param name="times">How long things may take.</param>
    /// <param name="listOf">Where the list of one file is, for nanoff.</param>
    /// <param name="imagePath">Where the application is.</param>
    public FlashPlan(FlashJob job, FlashTimes times, Func<FlashFile, string> listOf, string imagePath)
    {
        _job = job;
        _lines = job.Lines;
        _times = times;
        Chip = new FlashStep(ChipStep, "", _lines.Chip, times.Ask, static outcome => ChipDetails.Read(outcome.Lines) is null ? "the flasher did not say which chip this is" : "");
        Steps = [Runtime(), .. job.Files.Select(file => File(file, listOf(file))), .. job.Image is FlashFile image ? [Application(image, imagePath)] : Array.Empty<FlashStep>(), Proof()];
    }

    /// <summary>Asks the chip what it is: first of all, and again whenever a cable may have moved.</summary>
    public FlashStep Chip { get; }

    /// <summary>What is done and recorded.</summary>
    public IReadOnlyList<FlashStep> Steps { get; }

    private FlashStep Runtime() => new(
        RuntimeStep,
        $"{_job.Plan.Target} {_job.Options.RuntimeVersion ?? "newest"}",
        _lines.Runtime,
        _times.Runtime,
        static _ => "")
    {
        IsAlone = true,
        IsClaim = true,
    };

    // nanoff ends with 0 also when a file was refused: only its sentence tells.
    private FlashStep File(FlashFile file, string list) => new(
        $"file {file.Name}",
        file.Fingerprint,
        port => _lines.Files(port, list),
        _times.File,
        outcome => outcome.Lines.Any(line => line.StartsWith("Deploying file ", StringComparison.Ordinal) && line.Contains($" to {DeploymentList.Destination(file.Name)}...OK", StringComparison.Ordinal)) ? "" : NoFileProof);

    private FlashStep Application(FlashFile image, string path) => new(
        ApplicationStep,
        image.Fingerprint + (_job.Options.Address is string address ? " at " + address : ""),
        port => _lines.Application(port, path),
        _times.Application,
        static outcome => ChipDetails.Read(outcome.Lines) is null ? "the flasher did not say which chip it wrote to" : "")
    {
        IsClaim = true,
    };

    // It is asked anew in every run that wrote anything, and its own fingerprint is that of all before it.
    private FlashStep Proof() => new(
        ProofStep,
        "",
        _lines.Details,
        _times.Ask,
        outcome => RuntimeDetails.Read(outcome.Lines) switch
        {
            null => "the runtime does not say what it is",
            { } details when details.Target != _job.Plan.Target => $"the runtime is {details.Target}, not {_job.Plan.Target}",
            { RunsScanBox: false } when _job.Image is not null => "the runtime does not run ScanBox.Device: is this the right image, and at the right address?",
            _ => "",
        });
}
