using System.Globalization;
using ReferenceSwitch.Messages;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch;

/// <summary>
/// The switch without wires: one frame in, one frame out. Time and randomness are handed in, so a run can be replayed.
/// One transaction of the store a request; an answer is returned only after its commit. Not for several threads at once.
/// </summary>
public sealed class SwitchLogic
{
    private readonly ISwitchStore store;
    private readonly PayerWorld world;
    private readonly SwitchOptions options;
    private readonly CodeClassifier classifier;
    private readonly MessageReader reader;
    private readonly AnswerWriter writer;
    private readonly NetworkMessages network;
    private readonly PaymentMessages payments;
    private readonly SettlementMessages settlements;
    private readonly RateLimiter frameRate;
    private readonly RateLimiter requestRate;
    private readonly RateLimiter signInRate;
    private readonly Dictionary<string, TerminalRates> rates = new(StringComparer.Ordinal);

    /// <summary>Puts a switch together.</summary>
    /// <param name="store">Its state.</param>
    /// <param name="world">The payers in that store.</param>
    /// <param name="options">The rest.</param>
    public SwitchLogic(ISwitchStore store, PayerWorld world, SwitchOptions options)
    {
        this.store = store;
        this.world = world;
        this.options = options;
        classifier = new(options.Rules ?? CodeRulesReader.ReadDefault());
        reader = new(options.Dialect);
        writer = new(options.Acquirer.InstitutionCode);
        network = new(options.Dialect, options.Random, options.Updates, writer);
        payments = new(options.Dialect, classifier, world.Tags, new PurchaseBook(options.Acquirer.Id, options.Clearing), new ReturnBook(options.Acquirer.Id), writer);
        settlements = new(options.Dialect, writer);
        frameRate = new(options.Limits.FramesPerSecondPerConnection);
        requestRate = new(options.Limits.RequestsPerSecondPerTerminal);
        signInRate = new(options.Limits.SignInsPerSecondPerTerminal);
    }

    /// <summary>Answers one frame.</summary>
    /// <param name="session">The connection it came on.</param>
    /// <param name="frame">The frame, beginning at the TPDU (without the length before it). Not changed.</param>
    /// <param name="now">The time.</param>
    /// <param name="payer">How the payer's side behaves, should this be a new purchase; null as usual.</param>
    /// <returns>
    /// The answer, beginning at the TPDU; null when the frame deserves none: it is no request of this dialect, or too many come.
    /// </returns>
    /// <exception cref="SwitchStoreException">The store failed; nothing was changed and nothing may be answered.</exception>
    public byte[]? Handle(SwitchSession session, byte[] frame, SwitchMoment now, PayerBehaviour? payer = null)
    {
        if (frame.Length > options.Limits.MaxFrameBytes || !frameRate.Allow(session.Frames, now.UptimeMs))
            return null;
        if (reader.Read(frame, 0, frame.Length) != DecodeError.None)
            return null;
        try
        {
            using ISwitchTransaction transaction = store.Begin();
            byte[]? answer = Answer(transaction, session, frame, now, payer ?? PayerBehaviour.Usual);
            transaction.Commit();
            return answer;
        }
        finally
        {
            // It held a payment code.
            reader.Message.Clear();
        }
    }

    /// <summary>Issues exactly this code to a funded account of the wallet its scheme names (unknown: a generic UnionPay issuer).</summary>
    /// <param name="code">The code as a scanner delivers it; a tail of CR, LF or TAB does not count.</param>
    /// <param name="nowUnixMs">Now, Unix milliseconds.</param>
    /// <returns>The app that issued it; null when these bytes are not a payment code, and nothing was issued.</returns>
    public PayerApp? IssueCode(byte[] code, long nowUnixMs)
    {
        PaymentCode kind = classifier.Classify(code, 0, code.Length);
        if (kind.Kind != CodeKind.Payment)
            return null;
        PayerApp app = PayerApps.IssuerOf(kind.SchemeId ?? "", kind.Institution ?? "");
        using ISwitchTransaction transaction = store.Begin();
        world.Issue(transaction, app, PayerKind.Funded, code.AsSpan(0, kind.Length), nowUnixMs);
        transaction.Commit();
        return app;
    }

    /// <summary>Carries out what waiting payers have decided by now, asked about or not.</summary>
    public void SettleDue(long nowUnixMs)
    {
        using ISwitchTransaction transaction = store.Begin();
        PurchaseBook.SettleDue(transaction, nowUnixMs);
        transaction.Commit();
    }

    private byte[]? Answer(ISwitchTransaction transaction, SwitchSession session, byte[] frame, SwitchMoment now, PayerBehaviour payer)
    {
        IsoMessage request = reader.Message;
        bool isRequest = request.Mti is MessageType.SignIn or MessageType.Network or MessageType.Purchase or MessageType.Refund
            or MessageType.Inquiry or MessageType.Reversal or MessageType.Settlement;
        if (!isRequest || request.GetText(41) is not string terminalId || !request.Has(42) || RequestFields.Stan(request) < 0)
            return null;
        Terminal? terminal = transaction.FindTerminal(terminalId);
        if (terminal is null || terminal.Disabled)
            return Refuse(request, frame, ResponseCodes.UnknownTerminal, now);
        if (!request.Holds(42, terminal.MerchantId))
            return Refuse(request, frame, ResponseCodes.Merchant, now);
        TerminalRates rate = RatesOf(terminalId);
        if (request.Mti == MessageType.SignIn)
        {
            return signInRate.Allow(rate.SignIns, now.UptimeMs)
                ? Logged(request, network.SignIn(transaction, request, frame, terminal, now.UnixMs), "")
                : Refuse(request, frame, ResponseCodes.Busy, now);
        }

        MessageMac? mac = Prove(terminal);
        if (mac is not null)
            session.TerminalId = terminalId;
        if (request.Mti == MessageType.Network)
            return Logged(request, network.Network(transaction, request, frame, terminal, mac, now.UnixMs), "");
        if (mac is null)
            return Refuse(request, frame, terminal.Mak is null ? ResponseCodes.SignInFirst : ResponseCodes.Mac, now);
        if (!requestRate.Allow(rate.Requests, now.UptimeMs))
            return writer.Begin(request, ResponseCodes.Busy, now.UnixMs).Finish(frame, mac);
        byte[] answer = request.Mti switch
        {
            MessageType.Purchase or MessageType.Refund => payments.Money(transaction, request, frame, terminal, mac, now.UnixMs, payer),
            MessageType.Inquiry => payments.Inquiry(transaction, request, frame, terminal, mac, now.UnixMs),
            MessageType.Settlement => settlements.Settle(transaction, request, frame, terminal, mac, now.UnixMs),
            _ => payments.Reversal(transaction, request, frame, terminal, mac, now.UnixMs),
        };
        return Logged(request, answer, request.Mti == MessageType.Settlement ? "" : payments.Remark);
    }

    private MessageMac? Prove(Terminal terminal)
    {
        if (terminal.Mak is null)
            return null;
        MessageMac mac = new(new Sm4(terminal.Mak), options.Dialect.MacForm);
        return reader.VerifyMac(mac) ? mac : null;
    }

    // Proves nothing and changes nothing: the asker has not proved anything either.
    private byte[] Refuse(IsoMessage request, byte[] frame, string result, SwitchMoment now) =>
        Logged(request, writer.Begin(request, result, now.UnixMs).Finish(frame, null), "");

    private TerminalRates RatesOf(string terminalId)
    {
        if (!rates.TryGetValue(terminalId, out TerminalRates? rate))
            rates.Add(terminalId, rate = new());
        return rate;
    }

    private byte[] Logged(IsoMessage request, byte[] answer, string remark)
    {
        options.Log?.Invoke(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.GetText(41)} {request.Mti:X4} stan {request.GetText(11)} -> {writer.Result} {remark}"));
        return answer;
    }

    private sealed class TerminalRates
    {
        public RateLimiter.Bucket Requests { get; } = new();

        public RateLimiter.Bucket SignIns { get; } = new();
    }
}
