using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ScanBox.Switching;

namespace ReferenceSwitch.Scenarios;

/// <summary>
/// The switch's logic behind a wire that can fail. Scenarios wait in a queue; each purchase request takes the next one.
/// Without any, frames and answers pass unchanged. Sans-IO, like the logic behind it.
/// </summary>
public sealed class ScenarioLine(SwitchLogic logic)
{
    /// <summary>Most scenarios that may wait.</summary>
    public const int MaxWaiting = 1000;

    private readonly Queue<Scenario> waiting = new();

    /// <summary>Adds a scenario for the purchase after those that have one already.</summary>
    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public void Enqueue(Scenario scenario)
    {
        if (waiting.Count >= MaxWaiting)
            throw new InvalidOperationException($"More than {MaxWaiting} scenarios wait.");
        waiting.Enqueue(scenario);
    }

    /// <summary>Answers one frame.</summary>
    public LineAnswer Exchange(SwitchSession session, byte[] frame, SwitchMoment now)
    {
        if (!IsPurchase(frame) || !waiting.TryDequeue(out Scenario? scenario))
            return Passed(logic.Handle(session, frame, now, PayerBehaviour.Usual));
        if (scenario.Transport == TransportFault.CutBeforeHandling)
            return new(null, Cut: true);
        byte[]? answer = logic.Handle(session, frame, now, scenario.Payer);
        return scenario.Transport switch
        {
            TransportFault.AnswerLost => new(null),
            TransportFault.CutAfterHandling => new(null, DelayMs: scenario.AnswerDelayMs, Cut: true),
            TransportFault.WrongMac => new(Spoil(answer), DelayMs: scenario.AnswerDelayMs),
            TransportFault.DuplicateAnswer => new(answer, Copies: 2, DelayMs: scenario.AnswerDelayMs),
            _ => Passed(answer) with { DelayMs = scenario.AnswerDelayMs },
        };
    }

    // A frame that deserves no answer is no terminal's: the connection ends.
    private static LineAnswer Passed(byte[]? answer) => new(answer, Cut: answer is null);

    private static bool IsPurchase(byte[] frame) =>
        frame.Length >= Frame.MinContent && frame[Frame.RoutingSize] == 0x02 && frame[Frame.RoutingSize + 1] == 0x00;

    // The MAC is the last field, 8 hex characters; the last bit of the bitmap says whether there is one.
    private static byte[]? Spoil(byte[]? answer)
    {
        const int lastOfBitmap = Frame.RoutingSize + 2 + 7;
        if (answer is null || (answer[lastOfBitmap] & 1) == 0)
            return answer;
        answer[^1] = answer[^1] == (byte)'0' ? (byte)'1' : (byte)'0';
        return answer;
    }
}
