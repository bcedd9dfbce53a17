using System;
using System.Text;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Benchmarks.Works;

/// <summary>One block of SM4.</summary>
internal sealed class CipherBlock : IWork
{
    private readonly Sm4 _cipher = new Sm4(MessageBench.Key);
    private readonly byte[] _block = new byte[Sm4.BlockSize];

    public string Name => "SM4 block";

    public void Run() => _cipher.EncryptBlock(_block, 0);
}

/// <summary>A purchase from its values to a whole frame with its serial ciphertext and MAC.</summary>
internal sealed class BuildFrame : IWork
{
    private readonly MessageBench _bench = new MessageBench();

    public string Name => "frame build + MAC";

    public int Length { get; private set; }

    public void Run() => Length = _bench.Build();
}

/// <summary>The answer to a purchase from its bytes to the decision that it is authentic and ours.</summary>
internal sealed class CheckAnswer : IWork
{
    private readonly MessageBench _bench = new MessageBench();
    private readonly MessageReader _reader;
    private readonly AnswerCheck _check;
    private readonly byte[] _frame = new byte[Frame.MaxSize];
    private readonly int _length;

    internal CheckAnswer()
    {
        _reader = new MessageReader(_bench.Dialect);
        _check = new AnswerCheck(_bench.Dialect, _bench.Identity);
        _length = _bench.Answer(_frame);
    }

    public string Name => "answer decode + check";

    public void Run()
    {
        bool right = _reader.Read(_frame, Frame.LengthSize, _length - Frame.LengthSize) == DecodeError.None
            && _reader.VerifyMac(_bench.Mac)
            && _check.Purchase(_reader.Message, _bench.Purchase) == AnswerFault.None
            && _bench.Dialect.Responses.Classify(_reader.Message) == ResponseMeaning.Approved;
        if (!right)
            throw new InvalidOperationException("the answer was refused");
    }
}

/// <summary>One purchase and what is needed to send it.</summary>
internal sealed class MessageBench
{
    internal static readonly byte[] Key = { 1, 35, 69, 103, 137, 171, 205, 239, 254, 220, 186, 152, 118, 84, 50, 16 };

    private readonly RequestComposer _composer;
    private readonly byte[] _frame = new byte[Frame.MaxSize];
    private readonly byte[] _code = Encoding.UTF8.GetBytes(Classify.Numeric);

    internal MessageBench() => _composer = new RequestComposer(Dialect, Identity, new Sm4(Key));

    internal Dialect Dialect { get; } = new Dialect();

    internal TerminalIdentity Identity { get; } = new TerminalIdentity("12345678", "123456789012345", "0000020254004318", "100     ");

    internal PurchaseReference Purchase { get; } = new PurchaseReference { AmountFen = 1250, Batch = 7, Stan = 12 };

    internal MessageMac Mac { get; } = new MessageMac(new Sm4(Key));

    internal int Build() => _composer.Purchase(Purchase, _code, 0, _code.Length, "428540", Mac, _frame);

    internal int Answer(byte[] frame)
    {
        var answer = new IsoMessage { Mti = MessageType.PurchaseAnswer };
        answer.SetText(3, "000000");
        answer.SetNumber(4, Purchase.AmountFen);
        answer.SetNumber(11, Purchase.Stan);
        answer.SetText(12, "153000");
        answer.SetText(13, "1122");
        answer.SetText(25, "00");
        answer.SetText(37, "112200000001");
        answer.SetText(39, "00");
        answer.SetText(41, Identity.TerminalId);
        answer.SetText(42, Identity.MerchantId);
        answer.SetText(49, "156");
        answer.SetText(60, "22000007000600");
        int size = IsoEncoder.Encode(answer, Mac, frame, Frame.MessageOffset);
        return new Frame(Dialect).Finish(frame, size);
    }
}
