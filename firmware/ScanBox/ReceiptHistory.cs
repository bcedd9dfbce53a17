using ScanBox.Payments;

namespace ScanBox;

/// <summary>Which receipt the replay key means: the last one, and one further back each time it is pressed again soon.</summary>
internal sealed class ReceiptHistory
{
    // Longer than a receipt takes to be said.
    private const int AgainMs = 10_000;

    private Receipt? _newest;
    private long _pressedAtMs;

    /// <summary>How far back the receipt is: 0 the last, 1 the one before.</summary>
    internal int Back { get; private set; }

    internal Receipt Press(JournalState state, long nowMs)
    {
        // A receipt that came in between is what the vendor wants to hear.
        bool again = _newest == state.LastReceipt && nowMs - _pressedAtMs < AgainMs && Back + 1 < state.ReceiptCount;
        _newest = state.LastReceipt;
        Back = again ? Back + 1 : 0;
        _pressedAtMs = nowMs;
        return state.ReceiptAt(Back);
    }
}
