using System.Globalization;
using CounterPage.Steps;
using ScanBox.Payments;

namespace CounterPage.Bench;

/// <summary>Tells the records that the box adds to its journal, from the files on its flash.</summary>
internal sealed class JournalWatch(Timeline timeline)
{
    private readonly Dictionary<string, byte[]> _known = [];
    private readonly JournalRecord _record = new();

    /// <summary>Forgets the files: the next ones are told whole.</summary>
    internal void Forget() => _known.Clear();

    /// <summary>Takes a file as it was found, without telling it.</summary>
    internal void Knows(string name, byte[] content) => _known[name] = content;

    internal void Take(long atMs, CommittedFile file)
    {
        byte[] before = _known.TryGetValue(file.Name, out byte[]? known) && file.Content.AsSpan().StartsWith(known) ? known : [];
        _known[file.Name] = file.Content;
        int records = 0;
        bool isCheckpoint = false;
        for (int at = before.Length; at < file.Content.Length;)
        {
            int length = _record.Parse(file.Content, at, file.Content.Length - at);
            if (length == 0)
                break;
            at += length;
            records++;
            isCheckpoint |= _record.Kind == RecordKind.Segment;
            if (!isCheckpoint)
                Tell(atMs, file.Name);
        }
        if (isCheckpoint)
            timeline.Add(atMs, StepKind.Journal, "journal: new segment with a checkpoint", "流水文件：新段与检查点", [("file", file.Name), ("records", Text(records)), ("bytes", Text(file.Content.Length))], "");
    }

    private void Tell(long atMs, string file)
    {
        RecordKind kind = _record.Kind;
        var detail = new List<(string, string)> { ("file", file), ("record", kind.ToString()), ("sequence", Text(_record.Sequence)), ("bytes", Text(_record.Length)) };
        string? payment = "";
        string zh = "写入流水";
        switch (kind)
        {
            case RecordKind.Purchase:
            case RecordKind.Undo:
                payment = Named(detail);
                detail.Add(("amount", Text(_record.TakeLong()) + " fen"));
                zh = kind == RecordKind.Purchase ? "先记账，后发送" : "退款先记账";
                timeline.Name(payment);
                break;
            case RecordKind.ReversalBegun:
                payment = Named(detail);
                zh = "开始冲正";
                timeline.Name(payment);
                break;
            case RecordKind.Outcome:
                payment = Named(detail);
                detail.Add(("outcome", ((PaymentOutcome)_record.Take()).ToString()));
                detail.Add(("amount", Text(_record.TakeLong()) + " fen"));
                _record.TakeLong();
                detail.Add(("F39", _record.TakeText()));
                detail.Add(("RRN", _record.TakeText()));
                zh = "记下结果";
                break;
            case RecordKind.Spoken:
            case RecordKind.UnknownAccepted:
                payment = Named(detail);
                zh = kind == RecordKind.Spoken ? "记下已播报" : "商户知悉并继续";
                break;
            case RecordKind.Counters:
                detail.Add(("batch", Text(_record.TakeInt())));
                detail.Add(("STAN", Text(_record.TakeInt())));
                zh = "批次与流水号";
                break;
            case RecordKind.Totals:
                zh = "累计金额";
                break;
            case RecordKind.Volume:
                detail.Add(("volume", Text(_record.Take())));
                zh = "音量";
                break;
        }
        timeline.Add(atMs, StepKind.Journal, "journal: " + Title(kind), zh, detail, payment);
    }

    private string Named(List<(string, string)> detail)
    {
        int batch = _record.TakeInt(), stan = _record.TakeInt();
        detail.Add(("batch", Text(batch)));
        detail.Add(("STAN", Text(stan)));
        return PaymentName.Of(batch, stan);
    }

    private static string Title(RecordKind kind) => kind switch
    {
        RecordKind.Purchase => "purchase, and the intent to reverse it",
        RecordKind.Undo => "void or refund",
        RecordKind.ReversalBegun => "reversal begins",
        RecordKind.Outcome => "outcome",
        RecordKind.Spoken => "receipt was said",
        RecordKind.UnknownAccepted => "vendor goes on without the result",
        RecordKind.Counters => "batch and STAN",
        RecordKind.Totals => "totals taken over",
        RecordKind.Volume => "volume",
        _ => kind.ToString(),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
