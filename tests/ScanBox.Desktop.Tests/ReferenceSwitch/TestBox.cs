using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Terminals;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>The box's side, made of the firmware's own composers and checks.</summary>
internal sealed class TestBox
{
    private readonly SwitchBench bench;
    private readonly Dialect dialect;
    private readonly Sm4 masterKey;
    private readonly RequestComposer composer;
    private readonly SignInAnswer session;
    private readonly AnswerCheck check;
    private readonly byte[] buffer = new byte[Frame.MaxSize];
    private byte nonceSeed;

    public TestBox(SwitchBench bench, ProvisionedTerminal terminal)
    {
        this.bench = bench;
        dialect = bench.Options.Dialect;
        masterKey = new Sm4([.. terminal.Tmk]);
        Identity = new(terminal.TerminalId, terminal.MerchantId, terminal.Serial, "1.0.0");
        composer = new(dialect, Identity, new Sm4([.. terminal.SerialKey]));
        session = new(dialect, Identity);
        check = new(dialect, Identity);
        Answer = new(dialect);
    }

    public TerminalIdentity Identity { get; }

    /// <summary>The last answer.</summary>
    public MessageReader Answer { get; }

    public MessageMac Mac { get; private set; } = new(new Sm4(new byte[16]));

    public int Batch { get; private set; }

    public SignInAnswer Session => session;

    /// <summary>F39 of the last answer.</summary>
    public string? Result => Answer.Message.GetText(39);

    public bool AnswerIsAuthentic => Answer.VerifyMac(Mac);

    /// <summary>What its purchases and refunds tell in A5.</summary>
    public void StandsAt(string? location) => composer.SetLocation(location);

    public SignInFault SignIn(int batch, int stan = 1, bool asksTotal = false)
    {
        byte[] nonce = [.. Enumerable.Repeat(++nonceSeed, RequestComposer.NonceSize)];
        int length = composer.SignIn(batch, stan, nonce, buffer, asksTotal);
        Send(Content(length));
        SignInFault fault = session.Accept(Answer, masterKey, stan, nonce);
        if (fault == SignInFault.None)
        {
            Mac = session.CreateMac();
            Batch = session.Batch;
        }

        return fault;
    }

    public byte[] SignInFrame(int batch, int stan, byte nonce) =>
        Content(composer.SignIn(batch, stan, [.. Enumerable.Repeat(nonce, RequestComposer.NonceSize)], buffer));

    public byte[] PurchaseFrame(int stan, long amountFen, byte[] code, int? batch = null, string? factor = null) =>
        Content(composer.Purchase(Reference(stan, amountFen, batch), code, 0, code.Length, factor ?? FactorOf(code), Mac, buffer));

    public byte[] InquiryFrame(int stan, int originalStan, long amountFen, int? originalBatch = null) =>
        Content(composer.Inquiry(Reference(originalStan, amountFen, originalBatch), Batch, stan, Mac, buffer));

    public byte[] ReversalFrame(int stan, long amountFen, int? batch = null) =>
        Content(composer.Reversal(Reference(stan, amountFen, batch), ReversalReason.NoAnswer, Mac, buffer));

    public byte[] NetworkFrame(NetworkRequest request, int stan, bool proven = false) =>
        Content(composer.Network(request, Batch, stan, buffer, proven ? Mac : null));

    /// <summary>Sends a purchase and returns F39 after checking that the answer is authentic and ours.</summary>
    public string? Pay(int stan, long amountFen, byte[] code, PayerBehaviour? payer = null)
    {
        Send(PurchaseFrame(stan, amountFen, code), payer);
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Purchase(Answer.Message, Reference(stan, amountFen, null)));
        return Result;
    }

    /// <summary>Sends an inquiry, likewise.</summary>
    public string? Inquire(int stan, int originalStan, long amountFen, int? originalBatch = null)
    {
        Send(InquiryFrame(stan, originalStan, amountFen, originalBatch));
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Inquiry(Answer.Message, Reference(originalStan, amountFen, originalBatch), Batch, stan));
        return Result;
    }

    /// <summary>Sends a reversal, likewise.</summary>
    public string? Reverse(int stan, long amountFen, int? batch = null)
    {
        Send(ReversalFrame(stan, amountFen, batch));
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Reversal(Answer.Message, Reference(stan, amountFen, batch)));
        return Result;
    }

    /// <summary>A void of a purchase, which the switch is asked for its RRN.</summary>
    public PurchaseReference VoidOf(int stan, int originalStan, long amountFen) => new()
    {
        Kind = PurchaseKind.Void, Stan = stan, Batch = Batch, AmountFen = amountFen,
        OriginalBatch = Batch, OriginalStan = originalStan, OriginalRrn = RrnOf(originalStan, Batch),
    };

    /// <summary>A refund of a purchase of the bench's first day.</summary>
    public PurchaseReference RefundOf(int stan, int originalStan, long amountFen, int? originalBatch = null) => new()
    {
        Kind = PurchaseKind.Refund, Stan = stan, Batch = Batch, AmountFen = amountFen, OriginalDate = 401,
        OriginalBatch = originalBatch ?? Batch, OriginalStan = originalStan, OriginalRrn = RrnOf(originalStan, originalBatch ?? Batch),
    };

    public byte[] ReturnFrame(PurchaseReference reference) => Content(composer.VoidOrRefund(reference, Mac, buffer));

    public byte[] ReversalFrame(PurchaseReference reference) =>
        Content(composer.Reversal(reference, ReversalReason.NoAnswer, Mac, buffer));

    /// <summary>Sends a void or refund and returns F39 after checking that the answer is authentic and ours.</summary>
    public string? GiveBack(PurchaseReference reference)
    {
        Send(ReturnFrame(reference));
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Purchase(Answer.Message, reference));
        return Result;
    }

    /// <summary>Sends the reversal of a void or refund, likewise.</summary>
    public string? Reverse(PurchaseReference reference)
    {
        Send(ReversalFrame(reference));
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Reversal(Answer.Message, reference));
        return Result;
    }

    /// <summary>Asks about a void or refund, likewise.</summary>
    public string? Inquire(int stan, PurchaseReference reference) => Inquire(stan, reference.Stan, reference.AmountFen, reference.Batch);

    public byte[] SettlementFrame(int stan, SettlementTotals totals, int batch) =>
        Content(composer.Settlement(totals, batch, stan, Mac, buffer));

    /// <summary>Settles a batch and returns what the switch counted, or null without F48; likewise.</summary>
    public SettlementTotals? Settle(int stan, SettlementTotals totals, int? batch = null)
    {
        Send(SettlementFrame(stan, totals, batch ?? Batch));
        Assert.IsTrue(AnswerIsAuthentic, "the answer has no valid MAC, F39 " + Result);
        Assert.AreEqual(AnswerFault.None, check.Settlement(Answer.Message, batch ?? Batch, stan));
        SettlementTotals counted = new();
        return counted.Read(Answer.Message) ? counted : null;
    }

    public void Send(byte[] frame, PayerBehaviour? payer = null) => Take(bench.Exchange(frame, payer));

    public void Take(byte[]? answer)
    {
        Assert.IsNotNull(answer, "no answer");
        Assert.AreEqual(DecodeError.None, Answer.Read(answer, 0, answer.Length));
    }

    public static string FactorOf(byte[] code)
    {
        ScanBox.Codes.CodeClassifier classifier = new(ScanBox.Codes.CodeRulesReader.ReadDefault());
        return classifier.Classify(code, 0, code.Length).Factor ?? "000000";
    }

    public AnswerFault CheckPurchase(int stan, long amountFen) => check.Purchase(Answer.Message, Reference(stan, amountFen, null));

    private string RrnOf(int stan, int batch) => bench.Find(this, stan, batch)?.Rrn is { Length: > 0 } rrn ? rrn : "000000000000";

    /// <summary>The frame of the composer's last request without its length.</summary>
    private byte[] Content(int length) => buffer[Frame.LengthSize..length];

    private PurchaseReference Reference(int stan, long amountFen, int? batch) =>
        new() { Stan = stan, AmountFen = amountFen, Batch = batch ?? Batch };

    public static byte[] Digits(string code) => Encoding.ASCII.GetBytes(code);
}
