namespace ScanBox.Voice;

/// <summary>What may interrupt what: money outranks prompts, prompts outrank chatter.</summary>
public enum SentencePriority : byte
{
    /// <summary>Nice to hear, worth nothing a moment later: volume, battery, connected.</summary>
    Chatter = 0,

    /// <summary>Somebody should do something: show a code, enter an amount.</summary>
    Prompt = 1,

    /// <summary>What became of somebody's money. Never cut, never dropped for something else.</summary>
    Money = 2,
}
