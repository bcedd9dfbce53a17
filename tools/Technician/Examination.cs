using System.Globalization;

namespace Technician;

/// <summary>What a doctor did and found: the box's own answers, and what they mean.</summary>
public sealed class Examination
{
    /// <summary>A box that is switched on has found its scanner and its switch by then, over a modem too.</summary>
    private const int YoungSeconds = 20;

    /// <summary>So often it is asked until then.</summary>
    private const long LookMs = 1_000;

    private const string Scanner = "scanner";
    private const string Ok = ": ok";
    private const string Failed = ": FAILED, ";

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, string> _status = [];

    private Examination()
    {
    }

    /// <summary>What was found, the worst first.</summary>
    public IReadOnlyList<Finding> Findings => [.. _findings.OrderByDescending(finding => finding.Weight)];

    /// <summary>What the box says of itself, <c>name: value</c>.</summary>
    public IReadOnlyDictionary<string, string> Status => _status;

    /// <summary>Whether the box takes payments, as far as a technician without ears and eyes can tell.</summary>
    public bool IsHealthy => _findings.TrueForAll(finding => finding.Weight != Weight.Fault);

    /// <summary>Examines a box. It takes no payment meanwhile; nothing is changed.</summary>
    /// <param name="visit">The box.</param>
    /// <param name="progress">Told what is done next.</param>
    public static Examination Of(BoxVisit visit, Action<string> progress)
    {
        var examination = new Examination();
        progress("status");
        ConsoleAnswer status = visit.Ask("status");
        if (IsStarting(status))
            progress("the box has just been switched on: it is given time to find its parts and its switch");
        while (IsStarting(status))
        {
            visit.Wait(LookMs);
            status = visit.Ask("status");
        }
        examination.Look(status);
        progress("self test");
        examination.Test(visit.Ask("selftest"));
        if (!examination._status.ContainsKey("not set up"))
        {
            progress("network, step by step");
            examination.Go(visit.Ask("network"));
        }
        progress("log");
        ConsoleAnswer log = visit.Ask("log");
        examination._findings.AddRange(LogSigns.In(log.Lines.Select(WithoutTime)).Where(finding => !examination.IsConsolesPlace(finding.Part)));
        return examination;
    }

    private void Look(ConsoleAnswer answer)
    {
        foreach (string line in answer.Lines)
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0)
                _status.TryAdd(line[..colon], line[(colon + 2)..]);
        }
        if (_status.TryGetValue("not set up", out string? why))
            Add(Weight.Fault, "set-up", why, "set it up: a set-up code (`scanbox provision code`), or `scanbox provision apply`");
        if (_status.TryGetValue("unknown payments", out string? unknown) && Number(unknown) > 0)
            Add(Weight.Warning, "payments", $"{unknown} payments have no certain result yet", "the box asks for them by itself; the switch must be reachable. `unknown` at the console lists them");
        if (_status.TryGetValue("batch", out string? batch) && batch.Contains("not settled", StringComparison.Ordinal))
            Add(Weight.Note, "batch", "the batch is not settled", "hold total 合计 for 3 s at the end of the day; before that, terminal and switch cannot be changed");
        if (IsConsolesPlace(Scanner))
            Add(Weight.Note, Scanner, "the scanner could not be looked at: the console has its plug", "plug it in again and switch the box on; scan a code");
        if (_status.TryGetValue(Scanner, out string? scanner) && scanner.Contains("plain line", StringComparison.Ordinal))
            Add(Weight.Note, "scanner", "the scanner's family was not recognised; it is taken as one that only sends lines", "reading cannot be switched off between payments; a module of a known family is better");
        if (answer.Error is not null)
            Add(Weight.Fault, "console", "status: " + answer.Error, "");
    }

    private void Test(ConsoleAnswer answer)
    {
        foreach (string line in answer.Lines)
        {
            int at = line.IndexOf(Failed, StringComparison.Ordinal);
            // That the box is not set up was said already; a switch that is not reached, the network test says better.
            if (at > 0 && line[..at] is not "switch" && !IsConsolesPlace(line[..at]) && !(line[..at] is "settings" && _status.ContainsKey("not set up")))
                Add(Weight.Fault, line[..at], line[(at + Failed.Length)..], "");
        }
    }

    private void Go(ConsoleAnswer answer)
    {
        if (answer.Error is null)
            return;
        string reached = answer.Lines.LastOrDefault(line => line.Contains(Ok, StringComparison.Ordinal)) ?? "";
        string until = reached.Length == 0 ? "not one step was reached" : "the last good step was " + reached[..reached.IndexOf(Ok, StringComparison.Ordinal)];
        Add(Weight.Fault, "network", answer.Error, until);
    }

    // A board without a UART to spare gives the console the scanner's.
    private bool IsConsolesPlace(string part) =>
        part == Scanner && _status.TryGetValue(Scanner, out string? scanner) && scanner.Contains("the console has its plug", StringComparison.Ordinal);

    private void Add(Weight weight, string part, string what, string advice) => _findings.Add(new Finding(weight, part, what, advice));

    private static bool IsStarting(ConsoleAnswer status)
    {
        string Value(string name) => status.Lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
        bool isYoung = Value("uptime: ").Split(' ') is [var seconds, ..] && seconds.Length > 0 && Number(seconds) < YoungSeconds;
        bool isFound = Value("switch: ").StartsWith("signed in", StringComparison.Ordinal) && !Value("scanner: ").EndsWith("looked for", StringComparison.Ordinal);
        return isYoung && !isFound && Value("not set up: ").Length == 0;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // A line of the log begins with the uptime in ms.
    private static string WithoutTime(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && line.AsSpan(0, space).IndexOfAnyExceptInRange('0', '9') < 0 ? line[(space + 1)..] : line;
    }
}
