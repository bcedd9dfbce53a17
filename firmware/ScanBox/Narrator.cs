using ScanBox.Amounts;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>Turns what happens into what the vendor hears, and into the technician's log.</summary>
internal sealed class Narrator
{
    private readonly Announcer _announcer;
    private readonly IBoxLog _log;
    private readonly Sentence _sentence = new Sentence();

    // What the vendor heard last of the connection; after "not connected" the vendor waits to hear that it is there.
    private bool _saidConnected;

    internal Narrator(Announcer announcer, IBoxLog log)
    {
        _announcer = announcer;
        _log = log;
    }

    /// <summary>How the last payment ended, for the lamp; <see cref="LampSignal.Ready"/> before the first.</summary>
    internal LampSignal LastEnding { get; private set; } = LampSignal.Ready;

    /// <summary>The mark of the sentence that announces a receipt.</summary>
    internal static long TagOf(int batch, int stan) => batch * 1_000_000L + stan;

    internal void Chat(byte clip) => _announcer.Say(Phrases.Chatter(_sentence, clip));

    internal void Prompt(byte clip) => _announcer.Say(Phrases.Prompt(_sentence, clip));

    internal void LowBattery() => Prompt(Clip.LowBattery);

    internal void Charging() => Chat(Clip.Charging);

    /// <summary>The charge, asked for by the vendor.</summary>
    internal void Battery(int percent, bool charging)
    {
        if (charging)
            Charging();
        _announcer.Say(Phrases.BatteryLevel(_sentence, percent));
    }

    internal void PreviousReceipt(Receipt receipt) =>
        _announcer.Say(Phrases.PreviousSucceeded(_sentence, receipt.SchemeId, receipt.AmountFen, TagOf(receipt.Batch, receipt.Stan)));

    /// <summary>The mark of the sentence that names an unknown purchase.</summary>
    internal const long UnfinishedTag = -1;

    internal void Replay(Receipt receipt, int back)
    {
        if (receipt.Batch == 0)
            Prompt(Clip.NoReceipt);
        else
            _announcer.Say(Phrases.Replayed(_sentence, back, receipt.SchemeId, receipt.AmountFen, receipt.RefundedFen));
    }

    /// <returns>The total that it says, in fen.</returns>
    internal long DayTotal(JournalState state, int date)
    {
        bool today = date == 0 || date == state.TotalDate;
        long fen = today ? state.TotalFen : 0;
        _announcer.Say(Phrases.DayTotal(_sentence, today ? state.TotalCount : 0, fen));
        return fen;
    }

    internal void Recovered(int count)
    {
        if (count > 0)
            _announcer.Say(Phrases.Recovered(_sentence, count));
    }

    internal void StillUnknown(Purchase purchase) =>
        _announcer.Say(Phrases.StillUnknown(_sentence, purchase.AmountFen, purchase.Minute));

    /// <summary>What goes on, for a vendor who presses a key that can do nothing about it.</summary>
    internal void Busy(PaymentState state, long fen)
    {
        switch (state)
        {
            case PaymentState.AwaitingCode:
                _announcer.Say(Phrases.PleasePay(_sentence, fen));
                break;
            case PaymentState.Sending:
            case PaymentState.AwaitingAnswer:
                Prompt(Clip.PaymentInProgress);
                break;
            case PaymentState.AwaitingPayer:
                Prompt(Clip.PayerPassword);
                break;
            case PaymentState.Inquiring:
                Prompt(Clip.Querying);
                break;
            case PaymentState.Reversing:
                Prompt(Clip.Reversing);
                break;
            default:
                // An end that is being written, or a settlement.
                Prompt(Clip.PleaseWait);
                break;
        }
    }

    internal void Settled(SettlementResult result, long nowMs)
    {
        _log.Write(nowMs, $"settlement: result {(int)result} (1 equal, 2 not equal, 3 failed)");
        Prompt(result == SettlementResult.Equal ? Clip.SettlementDone
            : result == SettlementResult.NotEqual ? Clip.SettlementDiffers : Clip.SettlementFailed);
    }

    internal void Undo(UndoPrompt prompt, UndoDialog dialog)
    {
        switch (prompt)
        {
            case UndoPrompt.Which:
                Prompt(Clip.EnterStan);
                break;
            case UndoPrompt.Searching:
                Prompt(Clip.PleaseWait);
                break;
            case UndoPrompt.NoSuchPayment:
                Prompt(Clip.NoSuchPayment);
                break;
            case UndoPrompt.Pin:
                Prompt(Clip.EnterPin);
                break;
            case UndoPrompt.WrongPin:
                Prompt(Clip.WrongPin);
                break;
            case UndoPrompt.Locked:
                Prompt(Clip.PinLocked);
                break;
            case UndoPrompt.Confirm:
                Receipt chosen = dialog.Chosen!;
                _announcer.Say(Phrases.ConfirmRefund(_sentence, chosen.SchemeId, chosen.AmountFen, dialog.AmountFen));
                break;
            case UndoPrompt.TooMuch:
                Prompt(Clip.AmountOverLimit);
                break;
            case UndoPrompt.AmountWrong:
                Prompt(Clip.AmountWrong);
                break;
            case UndoPrompt.Cancelled:
                Prompt(Clip.Cancelled);
                break;
            case UndoPrompt.NotAllowed:
                Prompt(Clip.SetUpFirst);
                break;
            default:
                break;
        }
    }

    internal void Entry(EntryResult result)
    {
        switch (result)
        {
            case EntryResult.AboveLimit:
                Prompt(Clip.AmountOverLimit);
                break;
            case EntryResult.Zero:
                Prompt(Clip.EnterAmount);
                break;
            case EntryResult.TooManyDecimals:
            case EntryResult.SecondPoint:
            case EntryResult.EmptyItem:
            case EntryResult.TooLong:
                Prompt(Clip.AmountWrong);
                break;
            default:
                break;
        }
    }

    /// <summary>Tells of the connection what the vendor does not know yet: that it is there; <see cref="PathLost"/> tells that it is lost, each once.</summary>
    internal void SwitchState(SwitchState before, SwitchState now, long nowMs)
    {
        if (now == Switching.SwitchState.SignedIn)
        {
            _log.Write(nowMs, "switch: signed in");
            // Another way that was taken in time is no news to a vendor.
            if (!_saidConnected)
                Chat(Clip.ServerConnected);
            _saidConnected = true;
        }
        else if (now == Switching.SwitchState.Refused)
        {
            Prompt(Clip.KeysInvalid);
            _saidConnected = false;
        }
        else if (before == Switching.SwitchState.SignedIn && now == Switching.SwitchState.Offline)
        {
            _log.Write(nowMs, "switch: connection lost");
        }
    }

    /// <summary>No way to the switch is left.</summary>
    internal void PathLost(long nowMs)
    {
        if (!_saidConnected)
            return;
        _saidConnected = false;
        _log.Write(nowMs, "switch: no path is left");
        Prompt(Clip.NetworkLost);
    }

    internal void Tell(PaymentEvent told, bool tooMany, long nowMs)
    {
        _log.Write(nowMs, PaymentEventText.Of(told));
        if (told.What != PurchaseKind.Purchase && TellUndo(told))
            return;
        switch (told.Kind)
        {
            case PaymentEventKind.CodeWanted:
                // What the lamp shows when this one ends without a result must not be the receipt of the one before.
                LastEnding = LampSignal.Ready;
                _announcer.Say(Phrases.PleasePay(_sentence, told.AmountFen));
                break;
            case PaymentEventKind.CodeRefused:
                Prompt(ClipOf(told.Code!.Prompt));
                break;
            case PaymentEventKind.CodeRepeated:
                Prompt(Clip.DuplicateScan);
                break;
            case PaymentEventKind.CodeTimeout:
                Prompt(Clip.PaymentTimeout);
                break;
            case PaymentEventKind.Cancelled:
                Prompt(Clip.Cancelled);
                break;
            case PaymentEventKind.Sent:
                // What was asked of the customer is done; a late prompt would only confuse.
                _announcer.DropPrompts();
                break;
            case PaymentEventKind.PayerWanted:
                Prompt(Clip.PayerPassword);
                break;
            case PaymentEventKind.ResultUnknown:
                Prompt(Clip.Querying);
                break;
            case PaymentEventKind.TakingBack:
                Prompt(Clip.Reversing);
                break;
            case PaymentEventKind.NotYet:
                Prompt(Clip.PleaseWait);
                break;
            case PaymentEventKind.Approved:
                TellApproved(told);
                break;
            case PaymentEventKind.Declined:
                End(told, DeclineClip.Of(told.Decline), LampSignal.Refused);
                break;
            case PaymentEventKind.Reversed:
                End(told, Clip.Reversed, LampSignal.Refused);
                break;
            case PaymentEventKind.NotSent:
                _saidConnected = false;
                End(told, Clip.NotSent, LampSignal.Refused);
                break;
            case PaymentEventKind.UnknownKept:
                if (!told.Recovered)
                    End(told, Clip.ResultUnknown, LampSignal.Unknown);
                break;
            case PaymentEventKind.BlockedByUnknown:
                if (tooMany)
                    Prompt(Clip.TooManyUnfinished);
                else
                    _announcer.Say(Phrases.Unfinished(_sentence, told.AmountFen, told.Minute, UnfinishedTag));
                break;
            case PaymentEventKind.NoPath:
                _saidConnected = false;
                NotBegun(Clip.NotSent);
                break;
            case PaymentEventKind.NoScanner:
                NotBegun(Clip.ScannerFault);
                break;
            case PaymentEventKind.JournalFault:
                NotBegun(Clip.StorageFault);
                break;
            default:
                break;
        }
    }

    private void NotBegun(byte why)
    {
        LastEnding = LampSignal.Refused;
        Prompt(why);
    }

    /// <summary>What differs for a void or refund from a purchase; false for what does not.</summary>
    private bool TellUndo(PaymentEvent told)
    {
        switch (told.Kind)
        {
            case PaymentEventKind.Approved:
                _announcer.Say(Phrases.RefundEnding(_sentence, told.AmountFen, Clip.Refunded));
                return true;
            case PaymentEventKind.Declined:
            case PaymentEventKind.Reversed:
            case PaymentEventKind.NotSent:
                _announcer.Say(Phrases.RefundEnding(_sentence, told.AmountFen, Clip.RefundFailed));
                return true;
            default:
                return false;
        }
    }

    private static byte ClipOf(CodePrompt prompt)
    {
        switch (prompt)
        {
            case CodePrompt.NotReceiveCode:
                return Clip.NotReceiveCode;
            case CodePrompt.RefreshCode:
                return Clip.CodeExpired;
            default:
                return Clip.ShowPaymentCode;
        }
    }

    private void TellApproved(PaymentEvent told)
    {
        long tag = TagOf(told.Batch, told.Stan);
        _announcer.Say(told.Recovered
            ? Phrases.PreviousSucceeded(_sentence, told.SchemeId, told.AmountFen, tag)
            : Phrases.Receipt(_sentence, told.SchemeId, told.AmountFen, tag));
        LastEnding = LampSignal.Approved;
    }

    private void End(PaymentEvent told, byte clip, LampSignal lamp)
    {
        _announcer.Say(told.Recovered
            ? Phrases.EarlierEnding(_sentence, told.AmountFen, clip, 0)
            : Phrases.Ending(_sentence, clip, 0));
        LastEnding = lamp;
    }
}
