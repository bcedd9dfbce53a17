using ReferenceSwitch.Settlements;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Answers batch settlements of a terminal that has proved itself by MAC.</summary>
internal sealed class SettlementMessages(Dialect dialect, AnswerWriter writer)
{
    private readonly SettlementTotals totals = new();

    /// <summary>Answers 0500. F39 is 00 when the batch is closed, whether equal or not; anything else closed nothing.</summary>
    public byte[] Settle(ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs)
    {
        int batch = RequestFields.Batch(request, dialect.NetworkKind, dialect.SettlementNetwork);
        bool wellFormed = batch > 0
            && totals.Read(request)
            && totals.Result == SettlementResult.None
            && request.Holds(49, dialect.Currency)
            && request.Has(63);
        if (!wellFormed)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        if (batch > terminal.OpenBatch)
            return writer.Begin(request, ResponseCodes.SignInFirst, nowUnixMs).Finish(frame, mac);
        Settlement settlement = SettlementDesk.Settle(store, terminal.TerminalId, batch, request.GetText(48)!, nowUnixMs);
        bool closedBefore = settlement.Result == SettlementResult.Error && SettlementDesk.IsClosed(store, terminal.TerminalId, batch);
        string result = settlement.Result != SettlementResult.Error
            ? ResponseCodes.Approved
            : closedBefore ? ResponseCodes.Duplicate : ResponseCodes.Busy;
        return writer.Begin(request, result, settlement.AtUnixMs).With(48, settlement.Counted).Finish(frame, mac);
    }
}
