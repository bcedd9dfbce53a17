using System;
using ScanBox.Payments;

namespace ScanBox.Benchmarks.Works;

/// <summary>A record of the journal, without the flash beneath it; checkpoints are included as often as they come.</summary>
internal sealed class JournalRecordWork : IWork
{
    private readonly PaymentJournal _journal = new PaymentJournal(new NoStorage(), PaymentJournal.DefaultSegmentBytes);
    private readonly Purchase _purchase = new Purchase { Batch = 7, AmountFen = 1250, SchemeId = "wechat" };
    private readonly Receipt _receipt = new Receipt { Batch = 7, AmountFen = 1250, SchemeId = "wechat", Rrn = "112200000001", Date = 1122, Time = 153000 };
    private readonly byte[] _tag = new byte[JournalState.TagBytes];
    private bool _isOpen;

    internal JournalRecordWork()
    {
        _journal.Open();
        _journal.RecordCounters(7, 1);
    }

    public string Name => "journal record";

    public void Run()
    {
        bool done;
        if (_isOpen)
        {
            _receipt.Stan = _purchase.Stan;
            done = _journal.RecordOutcome(PaymentOutcome.Approved, _receipt, "00");
        }
        else
        {
            _purchase.Stan = (_purchase.Stan % 999999) + 1;
            done = _journal.RecordPurchase(_purchase, _tag);
        }
        if (!done)
            throw new InvalidOperationException("the record was refused");
        _isOpen = !_isOpen;
    }
}
