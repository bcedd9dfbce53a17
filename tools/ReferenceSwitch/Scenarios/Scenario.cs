using ReferenceSwitch.Payers;

namespace ReferenceSwitch.Scenarios;

/// <summary>What is to happen at the next purchase.</summary>
public sealed record Scenario
{
    /// <summary>Longest delay of an answer, in milliseconds: beyond any timeout of a box.</summary>
    public const int MaxAnswerDelayMs = 300_000;

    private readonly int answerDelayMs;

    /// <summary>What happens on the wire.</summary>
    public TransportFault Transport { get; init; }

    /// <summary>The answer comes this much later, in milliseconds, 0 to <see cref="MaxAnswerDelayMs"/>.</summary>
    public int AnswerDelayMs
    {
        get => answerDelayMs;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxAnswerDelayMs);
            answerDelayMs = value;
        }
    }

    /// <summary>How the payer's side behaves.</summary>
    public PayerBehaviour Payer { get; init; } = PayerBehaviour.Usual;
}
