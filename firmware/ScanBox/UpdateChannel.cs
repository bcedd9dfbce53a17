using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox;

/// <summary>The way of updates over the box's own connection.</summary>
public sealed class UpdateChannel : IUpdateChannel
{
    /// <summary>Longest question and longest answer in bytes.</summary>
    public const int MaxBytes = UpdateAnswer.MaxBytes;

    private readonly Box _box;
    private readonly SwitchClient _switch;

    internal UpdateChannel(Box box, SwitchClient client)
    {
        _box = box;
        _switch = client;
    }

    /// <inheritdoc/>
    public bool IsFree { get; private set; }

    /// <inheritdoc/>
    public bool IsIdle { get; private set; }

    /// <inheritdoc/>
    public bool OwesNothing => _box.OwesNothing;

    /// <inheritdoc/>
    public bool IsSignedIn => _switch.SignedIn;

    /// <inheritdoc/>
    public int SignIns => _switch.SignIns;

    /// <inheritdoc/>
    public long FreeSinceMs { get; private set; }

    /// <inheritdoc/>
    public bool Ask(byte[] question, int count, long nowMs) =>
        IsFree && IsSignedIn && _switch.SendUpdate(question, count, nowMs) == SendResult.Sent;

    /// <inheritdoc/>
    public int TakeAnswer(byte[] target) => _switch.TakeUpdate(target);

    internal void Watch(bool isIdle, bool owesAnswers, long nowMs)
    {
        IsIdle = isIdle;
        IsFree = isIdle && !owesAnswers;
        if (!IsFree)
            FreeSinceMs = nowMs;
    }
}
