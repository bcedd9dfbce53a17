using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Security;

namespace ScanBox.Payments;

/// <summary>
/// From the scanner to one payment code that was never sent before. The code itself lies here only, until it was sent or
/// given up.
/// </summary>
internal sealed class CodeIntake
{
    // The longest unified code is an EMV payload; scanners deliver at most this.
    private const int MaxCodeBytes = 512;

    private readonly IScanner _scanner;
    private readonly CodeClassifier _classifier;
    private readonly CodeTag _tagger;
    private readonly JournalState _journal;
    private readonly PaymentProgress _progress;
    private readonly byte[] _lastTag = new byte[JournalState.TagBytes];
    private long _lastTagAtMs;

    internal CodeIntake(IScanner scanner, CodeClassifier classifier, CodeTag tagger, JournalState journal, PaymentProgress progress)
    {
        _scanner = scanner;
        _classifier = classifier;
        _tagger = tagger;
        _journal = journal;
        _progress = progress;
    }

    /// <summary>The code, in its first <see cref="Length"/> bytes.</summary>
    internal byte[] Code { get; } = new byte[MaxCodeBytes];

    internal int Length { get; private set; }

    /// <summary>Keyed tag of the code, for the journal.</summary>
    internal byte[] Tag { get; } = new byte[JournalState.TagBytes];

    internal bool Begin(long nowMs)
    {
        // A code that lay before the scanner already during the payment before is told apart, not passed over.
        _lastTagAtMs = nowMs - PaymentTimes.DoubleReadMs;
        if (_scanner.State == ScannerState.Failed)
        {
            _progress.Tell(PaymentEventKind.NoScanner, null);
            return false;
        }
        _scanner.StartReading();
        _progress.Enter(PaymentState.AwaitingCode, nowMs);
        _progress.Tell(PaymentEventKind.CodeWanted, null);
        return true;
    }

    internal long Step(long nowMs)
    {
        int length = _scanner.TakeCode(Code, 0, MaxCodeBytes);
        if (length > 0)
        {
            Take(length, nowMs);
            return nowMs;
        }
        if (nowMs - _progress.SinceMs < PaymentTimes.CodeWaitMs)
            return _progress.SinceMs + PaymentTimes.CodeWaitMs;
        End(PaymentEventKind.CodeTimeout, nowMs);
        return nowMs;
    }

    /// <summary>Ends the wait for a code; nothing was sent.</summary>
    internal void End(PaymentEventKind why, long nowMs)
    {
        _scanner.StopReading();
        _progress.Enter(PaymentState.Idle, nowMs);
        _progress.Tell(why, null);
    }

    internal void Forget() => Forget(MaxCodeBytes);

    private void Take(int length, long nowMs)
    {
        _tagger.Write(Code, 0, length, Tag, 0);
        bool doubleRead = ConstantTime.Equals(Tag, 0, _lastTag, 0, JournalState.TagBytes) && nowMs - _lastTagAtMs < PaymentTimes.DoubleReadMs;
        System.Array.Copy(Tag, 0, _lastTag, 0, JournalState.TagBytes);
        _lastTagAtMs = nowMs;
        if (doubleRead)
        {
            Forget(length);
            return;
        }
        PaymentCode verdict = _classifier.Classify(Code, 0, length);
        _progress.Verdict = verdict;
        if (verdict.Kind != CodeKind.Payment)
        {
            Forget(length);
            _progress.Tell(PaymentEventKind.CodeRefused, null);
            return;
        }
        if (_journal.Remembers(Tag))
        {
            Forget(length);
            _progress.Tell(PaymentEventKind.CodeRepeated, null);
            return;
        }
        _scanner.StopReading();
        Length = verdict.Length;
        _progress.Purchase = new Purchase { AmountFen = _progress.AmountFen, SchemeId = verdict.SchemeId! };
        _progress.Rule = PollingRule.Of(verdict.SchemeId!);
        _progress.Enter(PaymentState.Sending, nowMs);
    }

    private void Forget(int length)
    {
        System.Array.Clear(Code, 0, length);
        Length = 0;
    }
}
