namespace Technician;

/// <summary>A technician who has come to a box: at its console, with its PIN.</summary>
public sealed class BoxVisit
{
    private readonly ConsoleDialogue _dialogue;

    private BoxVisit(ConsoleDialogue dialogue) => _dialogue = dialogue;

    /// <summary>Gets through to the prompt of an open console.</summary>
    /// <param name="dialogue">The line, at whatever prompt it is.</param>
    /// <param name="pin">Gives the technician's PIN, if the box asks for one.</param>
    /// <exception cref="ConsoleLineException">Nobody answers, or the PIN is wrong.</exception>
    public static BoxVisit Begin(ConsoleDialogue dialogue, Func<string> pin)
    {
        dialogue.Wake();
        if (dialogue.AsksPin)
        {
            ConsoleAnswer answer = dialogue.Ask(pin());
            if (answer.Error is string error)
                throw new ConsoleLineException("the box does not open its console: " + error);
        }
        return new BoxVisit(dialogue);
    }

    /// <summary>Asks for one thing.</summary>
    /// <exception cref="ConsoleLineException">The box has restarted meanwhile.</exception>
    public ConsoleAnswer Ask(string line) => Open().Ask(line);

    /// <summary>Asks for one thing and breaks it off when enough was seen, see <see cref="ConsoleDialogue.Ask(string, Func{string, bool}?)"/>.</summary>
    public ConsoleAnswer Ask(string line, Func<string, bool> isEnough) => Open().Ask(line, isEnough);

    /// <summary>Waits.</summary>
    public void Wait(long ms) => _dialogue.Idle(ms);

    /// <summary>Sets a setting; a secret is typed at its own prompt, which shows nothing.</summary>
    /// <returns>Why it was not taken; null when it was.</returns>
    public string? Set(string name, string value, bool isSecret)
    {
        if (!isSecret)
            return Ask($"set {name} {value}").Error;
        string? error = Ask("set " + name).Error;
        return error ?? (_dialogue.AsksSecret ? _dialogue.Ask(value).Error : "the box did not ask for it");
    }

    /// <summary>Leaves the console closed behind.</summary>
    public void End()
    {
        if (!_dialogue.AsksPin)
            _dialogue.Ask("logout");
    }

    // A command that is typed where a PIN is asked for would count as a wrong one.
    private ConsoleDialogue Open() =>
        _dialogue.AsksPin ? throw new ConsoleLineException("the box asks for its PIN again: it has restarted (was the power cut?), or ended the session; begin again") : _dialogue;
}
