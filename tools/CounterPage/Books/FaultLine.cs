using System.Collections.Concurrent;
using System.Text;
using CounterPage.Bench;
using CounterPage.Phones;
using CounterPage.Steps;
using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ScanBox.Switching;

namespace CounterPage.Books;

/// <summary>Stands before the switch: has the owner of a presented code behave as the phone says, and spoils answers as the visitor wants.</summary>
internal sealed class FaultLine(SwitchHost host, SwitchFaults faults, Func<PhoneShelf?> phones, Timeline timeline, Action handled) : ISwitchLine
{
    /// <summary>Codes whose last characters are remembered for the acquirer's view.</summary>
    private const int MaxTails = 2000;

    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Last characters of codes, by batch and STAN.</summary>
    internal ConcurrentDictionary<string, string> Tails { get; } = new();

    public LineAnswer Exchange(SwitchSession session, byte[] frame)
    {
        bool isMoney = IsMoney(frame);
        LineAnswer answer = host.Exchange(session, frame, isMoney ? BehaviourFor(frame) : PayerBehaviour.Usual);
        handled();
        if (answer.Frame is null)
            return answer;
        if (isMoney && faults.AnswerLost)
        {
            timeline.Add(StepKind.Fault, "the answer is lost on the way", "应答在途中丢失");
            return new LineAnswer(null);
        }
        if (isMoney && faults.WrongMac)
        {
            timeline.Add(StepKind.Fault, "the answer's MAC is spoiled", "应答的 MAC 被破坏");
            answer = answer with { Frame = Spoil(answer.Frame) };
        }
        return faults.Slow ? answer with { DelayMs = SwitchFaults.SlowMs } : answer;
    }

    private PayerBehaviour BehaviourFor(byte[] frame)
    {
        var message = new IsoMessage();
        if (new IsoDecoder().Decode(frame, Frame.RoutingSize, frame.Length - Frame.RoutingSize, message) != DecodeError.None || !message.Has(59))
            return PayerBehaviour.Usual;
        byte[] tags = new byte[message.LengthOf(59)];
        message.CopyTo(59, tags, 0);
        var reader = new TlvReader();
        reader.Open(tags, 0, tags.Length);
        if (!reader.ReadTo(TagNames.Code) || phones() is not PhoneShelf shelf)
            return PayerBehaviour.Usual;
        ReadOnlySpan<byte> code = tags.AsSpan(reader.ValueOffset, reader.ValueCount);
        if (PaymentName.InFields(message.GetText(60), message.GetText(11)) is string payment)
            Remember(payment, CodeCut.Tail(Encoding.UTF8.GetString(code)));
        return shelf.Present(code);
    }

    private void Remember(string payment, string tail)
    {
        if (Tails.TryAdd(payment, tail))
            _order.Enqueue(payment);
        if (_order.Count > MaxTails && _order.TryDequeue(out string? oldest))
            Tails.TryRemove(oldest, out _);
    }

    // 0200 and 0220: what moves money.
    private static bool IsMoney(byte[] frame) =>
        frame.Length >= Frame.MinContent && frame[Frame.RoutingSize] == 0x02 && frame[Frame.RoutingSize + 1] is (0x00 or 0x20);

    private static byte[] Spoil(byte[] answer)
    {
        byte[] spoiled = [.. answer];
        spoiled[^1] = spoiled[^1] == (byte)'0' ? (byte)'1' : (byte)'0';
        return spoiled;
    }
}
