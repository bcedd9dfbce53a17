using System.Globalization;
using Technician;

namespace Factory.Checks;

/// <summary>The box's own tests, one after the other, and what they say of its parts. One that fails stops none of the others.</summary>
public sealed class PartChecks(BoxVisit visit, BoardTraits board, IStationHands hands, ISoundRecorder? recorder)
{
    private const string Ok = ": ok";
    private const string Failed = ": FAILED, ";

    /// <summary>Time that the microphone hears the room before the sentence begins.</summary>
    private const long RoomMs = 500;

    /// <summary>Characters of the card that the box tells.</summary>
    private const int ToldCharacters = 6;

    /// <summary>What needs nobody: flash, settings, keys, journal, voice.</summary>
    public IEnumerable<PartResult> OwnTest()
    {
        ConsoleAnswer answer = visit.Ask("selftest");
        var seen = new HashSet<string>();
        foreach (string line in answer.Lines)
        {
            int failed = line.IndexOf(Failed, StringComparison.Ordinal);
            string name = failed > 0 ? line[..failed] : line.EndsWith(Ok, StringComparison.Ordinal) ? line[..^Ok.Length] : "";
            // The switch is tested step by step.
            string? part = name switch
            {
                "flash" or "journal" => PartNames.Flash,
                "settings" => PartNames.Settings,
                "keys" => PartNames.Keys,
                "voice pack" or "voice module" => PartNames.Voice,
                "keypad" => PartNames.Keypad,
                _ => null,
            };
            if (part is null || (failed < 0 && !seen.Add(part)))
                continue;
            yield return failed > 0 ? PartResult.Failed(part, $"{name}: {line[(failed + Failed.Length)..]}") : PartResult.Good(part, name);
        }
        if (answer.Lines.Count == 0)
            yield return PartResult.Failed(PartNames.Console, "no answer to the self test: " + answer.Error);
    }

    /// <summary>Goes to the switch, step by step.</summary>
    /// <param name="isModem">Whether the way there is the modem.</param>
    public IEnumerable<PartResult> Network(bool isModem)
    {
        ConsoleAnswer answer = visit.Ask("network");
        string way = isModem ? PartNames.Modem : PartNames.Wifi;
        string failedStep = answer.Error is null ? "" : answer.Error.Split(':')[0];
        bool wayFailed = answer.Error is not null && failedStep is not ("name" or "TCP" or "TLS" or "sign-in" or "echo");
        if (wayFailed)
        {
            // The modem's own words tell the card from the rest.
            bool isCard = isModem && answer.Error!.Contains("SIM card", StringComparison.Ordinal) && !answer.Error.Contains("no end after", StringComparison.Ordinal);
            yield return PartResult.Failed(isCard ? PartNames.Sim : way, answer.Error!);
            yield break;
        }
        string path = StatusValue("path");
        if (path.Contains("standby", StringComparison.Ordinal))
        {
            yield return PartResult.Failed(way, $"the box went another way: {path}");
            yield break;
        }
        yield return PartResult.Good(way, path);
        if (isModem)
            yield return PartResult.Good(PartNames.Sim, path);
        yield return answer.Error is null ? PartResult.Good(PartNames.Switch, "signed in and echoed") : PartResult.Failed(PartNames.Switch, answer.Error);
    }

    /// <summary>Reads the station's card.</summary>
    /// <param name="card">What is on it.</param>
    public PartResult Scanner(string card)
    {
        if (board.ConsoleHasScannerPlug)
            return new PartResult(PartNames.Scanner, PartState.Untested, "the console has its plug: plug it in, switch the box on and hold a code before it");
        ConsoleAnswer answer = Watched(PartNames.Scanner, "scan", static _ => false);
        if (answer.Error is not null)
            return PartResult.Failed(PartNames.Scanner, answer.Error);
        string read = answer.Lines.FirstOrDefault(line => line.StartsWith("read ", StringComparison.Ordinal)) ?? "";
        bool isCard = read.StartsWith(string.Create(CultureInfo.InvariantCulture, $"read {card.Length} characters "), StringComparison.Ordinal)
            && read.EndsWith("ending in " + card[^ToldCharacters..], StringComparison.Ordinal);
        return isCard ? PartResult.Good(PartNames.Scanner, StatusValue("scanner")) : PartResult.Failed(PartNames.Scanner, $"it read something else than the station's card: {read}");
    }

    /// <summary>Hears the box say a sentence: by the microphone, or by a person's ears.</summary>
    public PartResult Speaker() => recorder is null ? Listen() : Measure(recorder);

    /// <summary>Shows every signal of the lamp to somebody.</summary>
    public PartResult Lamp()
    {
        hands.Tell("Look at the lamp: red, green, blue, steady and blinking. 请看指示灯：红、绿、蓝，常亮与闪烁。");
        ConsoleAnswer answer = Watched(PartNames.Lamp, "lamp", static _ => false);
        if (answer.Error is not null)
            return PartResult.Failed(PartNames.Lamp, answer.Error);
        return hands.Confirm("Did it show every colour? 各颜色是否都正常？") ? PartResult.Good(PartNames.Lamp, "seen") : PartResult.Failed(PartNames.Lamp, "a colour was missing");
    }

    /// <summary>Has every key pressed once.</summary>
    public PartResult Keypad()
    {
        hands.Tell("Press each key once. 请依次按下每个按键。");
        ConsoleAnswer answer = Watched(PartNames.Keypad, "keys", shown => Missing(shown.Split("\r\n")).Length == 0);
        string[] missing = Missing(answer.Lines);
        if (missing.Length == 0)
            return PartResult.Good(PartNames.Keypad, string.Create(CultureInfo.InvariantCulture, $"{board.Keys.Count} keys"));
        return PartResult.Failed(PartNames.Keypad, missing.Length == board.Keys.Count && answer.Error is not null ? answer.Error : "not pressed: " + string.Join(", ", missing));
    }

    private PartResult Listen()
    {
        ConsoleAnswer answer = Watched(PartNames.Speaker, "speaker", static _ => false);
        if (answer.Error is not null)
            return PartResult.Failed(PartNames.Speaker, answer.Error);
        return hands.Confirm("Did it say 欢迎使用, loud and clear? 是否清晰播报“欢迎使用”？") ? PartResult.Good(PartNames.Speaker, "heard by a person") : PartResult.Failed(PartNames.Speaker, "nobody heard it");
    }

    private PartResult Measure(ISoundRecorder microphone)
    {
        try
        {
            microphone.Start();
            visit.Wait(RoomMs);
            ConsoleAnswer answer = Watched(PartNames.Speaker, "speaker", static _ => false);
            Recording recording = microphone.Stop();
            string? problem = answer.Error ?? Loudness.Problem(recording);
            return problem is null
                ? PartResult.Good(PartNames.Speaker, string.Create(CultureInfo.InvariantCulture, $"measured, {Loudness.Loudest(recording):0} dB"))
                : PartResult.Failed(PartNames.Speaker, problem);
        }
        catch (FactoryException e)
        {
            return PartResult.Failed(PartNames.Speaker, e.Message);
        }
    }

    private string[] Missing(IReadOnlyList<string> lines) => [.. board.Keys.Except(lines)];

    private ConsoleAnswer Watched(string part, string command, Func<string, bool> isEnough)
    {
        hands.Begin(part);
        ConsoleAnswer answer = visit.Ask(command, shown =>
        {
            hands.Watch(part, shown);
            return isEnough(shown);
        });
        hands.End(part);
        return answer;
    }

    private string StatusValue(string name)
    {
        string start = name + ": ";
        return visit.Ask("status").Lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "";
    }
}
