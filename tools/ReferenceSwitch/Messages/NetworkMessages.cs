using System.Globalization;
using System.Text;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ReferenceSwitch.Updates;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Answers sign-in, echo, sign-out and questions for updates.</summary>
internal sealed class NetworkMessages(Dialect dialect, IEntropy random, IUpdateSource? updates, AnswerWriter writer)
{
    private const string SignInSequence = "sign-in";

    private readonly SignInDesk desk = new(random);
    private readonly TlvReader tags = new();

    /// <summary>Answers 0800. It carries no MAC: keys under the TMK and the MAC under the new key make the answer useless to anybody else.</summary>
    public byte[] SignIn(ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, long nowUnixMs)
    {
        int batch = RequestFields.Batch(request, dialect.NetworkKind, dialect.SignInNetwork);
        string? nonce = Nonce(request);
        if (batch < 0 || nonce is null)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, null);
        if (request.GetText(62) != dialect.SerialLabel + terminal.Serial)
            return writer.Begin(request, ResponseCodes.NotPermitted, nowUnixMs).Finish(frame, null);
        Terminal? signedIn = desk.SignIn(store, terminal, batch, RequestFields.Stan(request), Encoding.ASCII.GetBytes(nonce));
        if (signedIn is null)
            return writer.Begin(request, ResponseCodes.Busy, nowUnixMs).Finish(frame, null);
        string total = AsksTotal(request) ? DayTotalTag(store, signedIn, nowUnixMs) : "";
        string mark = string.Create(CultureInfo.InvariantCulture, $"{signedIn.MarkBatch:D6}{signedIn.MarkStan:D6}");
        return writer.Begin(request, ResponseCodes.Approved, nowUnixMs)
            .With(37, store.NextNumber(SignInSequence).ToString("D12", CultureInfo.InvariantCulture))
            .With(60, string.Create(CultureInfo.InvariantCulture, $"{dialect.NetworkKind}{signedIn.OpenBatch:D6}{dialect.SignInNetwork}"))
            .With(62, Keys(signedIn))
            .With(63, string.Create(CultureInfo.InvariantCulture, $"{dialect.Operator}{dialect.NonceTag}{nonce.Length:D3}{nonce}{dialect.MarkTag}{mark.Length:D3}{mark}{total}"))
            .Finish(frame, new MessageMac(new Sm4(signedIn.Mak!), dialect.MacForm));
    }

    /// <summary>
    /// Answers 0820. An echo changes nothing. A sign-out ends the session only if it proves itself by a MAC; without one it
    /// is answered alike and changes nothing, so that nobody else can sign a terminal out.
    /// </summary>
    public byte[] Network(ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac? proven, long nowUnixMs)
    {
        bool isEcho = RequestFields.Batch(request, dialect.NetworkKind, dialect.EchoNetwork) >= 0;
        bool isSignOut = RequestFields.Batch(request, dialect.NetworkKind, dialect.SignOutNetwork) >= 0;
        if (isSignOut && proven is not null)
            SignInDesk.SignOut(store, terminal);
        if (RequestFields.Batch(request, dialect.NetworkKind, dialect.UpdateNetwork) >= 0)
            return Update(request, frame, terminal, proven, nowUnixMs);
        string result = isEcho || isSignOut ? ResponseCodes.Approved : ResponseCodes.Unsupported;
        return writer.Begin(request, result, nowUnixMs).Finish(frame, proven);
    }

    // For terminals that have proved themselves only: a switch is no download server.
    private byte[] Update(IsoMessage request, byte[] frame, Terminal terminal, MessageMac? proven, long nowUnixMs)
    {
        if (proven is null)
            return writer.Begin(request, terminal.Mak is null ? ResponseCodes.SignInFirst : ResponseCodes.Mac, nowUnixMs).Finish(frame, null);
        byte[]? answer = updates is not null && request.Has(62)
            ? updates.Answer(request.GetBuffer().AsSpan(request.OffsetOf(62), request.LengthOf(62)))
            : null;
        return answer is null
            ? writer.Begin(request, ResponseCodes.NotFound, nowUnixMs).Finish(frame, proven)
            : writer.Begin(request, ResponseCodes.Approved, nowUnixMs).With(62, answer).Finish(frame, proven);
    }

    // F62: PIN key, its check value, MAC key, its check value; each key under the TMK.
    private static byte[] Keys(Terminal terminal)
    {
        const int entry = TerminalLimits.KeyBytes + KeyCheckValue.Size;
        byte[] block = new byte[2 * entry];
        Sm4 tmk = new(terminal.Tmk);
        byte[][] keys = [terminal.Pik!, terminal.Mak!];
        for (int at = 0; at < keys.Length; at++)
        {
            KeyUnwrap.Wrap(tmk, keys[at], 0, block, at * entry);
            KeyCheckValue.Write(new Sm4(keys[at]), block, (at * entry) + TerminalLimits.KeyBytes);
        }

        return block;
    }

    private bool AsksTotal(IsoMessage request)
    {
        tags.Open(request, 63, dialect.Operator.Length);
        return tags.ReadTo(dialect.DayTotalTag);
    }

    private string DayTotalTag(ISwitchTransaction store, Terminal terminal, long nowUnixMs)
    {
        byte[] value = new byte[DayTotal.Size];
        DayCount.Of(store, terminal.TerminalId, nowUnixMs).Seal(new Sm4(terminal.Pik!), value, 0);
        return string.Create(CultureInfo.InvariantCulture, $"{dialect.DayTotalTag}{value.Length:D3}{Encoding.ASCII.GetString(value)}");
    }

    private string? Nonce(IsoMessage request)
    {
        const int digits = 2 * RequestComposer.NonceSize;
        tags.Open(request, 63, dialect.Operator.Length);
        if (!tags.ReadTo(dialect.NonceTag) || tags.ValueCount != digits)
            return null;
        string nonce = Encoding.ASCII.GetString(request.GetBuffer(), tags.ValueOffset, tags.ValueCount);
        return nonce.All(char.IsAsciiHexDigitUpper) ? nonce : null;
    }
}
