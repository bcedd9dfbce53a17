using System.Globalization;
using CounterPage.Steps;
using ScanBox.Security;
using ScanBox.Switching;
using Workbench.Messages;

namespace CounterPage.Bench;

/// <summary>Puts the bytes of the connection together to frames and tells them field by field, with their MAC checked.</summary>
internal sealed class FrameWatch
{
    private const int KeysField = 62;
    private const int MacField = 64;

    private readonly Timeline _timeline;
    private readonly Func<byte[]?> _macKey;
    private readonly MacForm _macForm = new Dialect().MacForm;
    private readonly List<byte> _sent = [];
    private readonly List<byte> _received = [];

    /// <summary>Makes one.</summary>
    /// <param name="timeline">Where the steps go.</param>
    /// <param name="macKey">The MAC key of the session as the switch knows it; it is used and never shown.</param>
    internal FrameWatch(Timeline timeline, Func<byte[]?> macKey) => (_timeline, _macKey) = (timeline, macKey);

    /// <summary>A connection ended: halves of frames are worth nothing.</summary>
    internal void Reset()
    {
        _sent.Clear();
        _received.Clear();
    }

    internal void Take(long atMs, bool sent, byte[] bytes)
    {
        List<byte> line = sent ? _sent : _received;
        line.AddRange(bytes);
        while (line.Count >= Frame.LengthSize)
        {
            int length = Frame.LengthSize + ((line[0] << 8) | line[1]);
            if (length > Frame.MaxSize)
            {
                line.Clear();
                _timeline.Add(atMs, sent ? StepKind.Sent : StepKind.Received, "not a frame", "不是报文", [], "");
                return;
            }
            if (line.Count < length)
                return;
            byte[] frame = [.. line.Take(length)];
            line.RemoveRange(0, length);
            Tell(atMs, sent, frame);
        }
    }

    private void Tell(long atMs, bool sent, byte[] frame)
    {
        string kind = sent ? StepKind.Sent : StepKind.Received;
        MessageExplanation explained;
        try
        {
            explained = MessageExplanation.Explain(frame);
        }
        catch (FormatException e)
        {
            _timeline.Add(atMs, kind, "unreadable frame", "无法解析的报文", [("why", e.Message)], "");
            return;
        }
        var detail = new List<(string, string)> { ("bytes", frame.Length.ToString(CultureInfo.InvariantCulture)), ("MTI", explained.Mti) };
        foreach ((string number, string value) in explained.Fields)
        {
            int field = int.Parse(number, CultureInfo.InvariantCulture);
            string shown = field == KeysField && explained.Mti == "0810" ? "keys under the terminal master key, not shown" : value;
            detail.Add(($"F{number} {FieldTable.NameOf(field)}", shown));
        }
        string name = explained.Name;
        int split = name.LastIndexOf(' ');
        string english = split < 0 ? name : name[..split], chinese = split < 0 ? "" : name[(split + 1)..];
        string? payment = PaymentOf(explained);
        _timeline.Add(atMs, kind, $"{explained.Mti} {english}", (sent ? "发送 " : "收到 ") + chinese, detail, payment);
        TellMac(atMs, frame, explained, payment);
    }

    private void TellMac(long atMs, byte[] frame, MessageExplanation explained, string? payment)
    {
        if (Text(explained, MacField) is not { Length: > 0 } || _macKey() is not byte[] key)
            return;
        int first = Frame.LengthSize + Frame.RoutingSize;
        int count = frame.Length - first - MessageMac.Size;
        bool good = new MessageMac(new Sm4(key), _macForm).Verify(frame, first, count, frame, first + count);
        _timeline.Add(
            atMs,
            StepKind.Mac,
            good ? "MAC is right" : "MAC is wrong",
            good ? "MAC 校验通过" : "MAC 校验失败",
            [("message", explained.Mti), ("covers", $"MTI to F63, {count} bytes"), ("F64", System.Text.Encoding.ASCII.GetString(frame, first + count, MessageMac.Size)), ("result", good ? "right" : "wrong")],
            payment);
    }

    /// <summary>The payment that a frame is about: its original for an inquiry, else its own batch and STAN; empty for the network's own messages.</summary>
    private static string? PaymentOf(MessageExplanation explained)
    {
        if (explained.Mti[1] is '5' or '8')
            return "";
        return explained.Mti[1] is '1' ? PaymentName.InOriginal(Text(explained, 61)) : PaymentName.InFields(Text(explained, 60), Text(explained, 11));
    }

    private static string? Text(MessageExplanation explained, int field)
    {
        string number = field.ToString(CultureInfo.InvariantCulture);
        return explained.Fields.FirstOrDefault(pair => pair.Key == number).Value;
    }
}
