using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>Reads the content of one frame (TPDU, header, message) and checks its MAC. Reusable; never throws whatever the bytes are.</summary>
public sealed class MessageReader
{
    private readonly Frame _frame;
    private readonly IsoDecoder _decoder = new();
    private byte[]? _buffer;
    private int _messageOffset;

    /// <summary>Reads frames of a dialect.</summary>
    public MessageReader(Dialect dialect)
    {
        _frame = new Frame(dialect);
    }

    /// <summary>The message read; empty after an error.</summary>
    public IsoMessage Message { get; } = new();

    /// <summary>The field at which reading stopped, 0 when it was not a field.</summary>
    public int ErrorField => _decoder.Field;

    /// <summary>Whether the message carries a MAC, right or wrong.</summary>
    public bool HasMac => _decoder.MacOffset >= 0;

    /// <summary>Reads a frame's content. The bytes must stay until <see cref="VerifyMac"/>.</summary>
    /// <param name="buffer">Holds the content.</param>
    /// <param name="offset">The TPDU's first byte: <see cref="Frame.LengthSize"/> in a whole frame.</param>
    /// <param name="count">All bytes after the length prefix.</param>
    public DecodeError Read(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        _messageOffset = offset + Frame.RoutingSize;
        if (count < Frame.MinContent)
            return Fail(DecodeError.EmptyFrame);
        if (!_frame.IsRouted(buffer, offset))
            return Fail(DecodeError.BadRouting);
        return _decoder.Decode(buffer, _messageOffset, count - Frame.RoutingSize, Message);
    }

    /// <summary>Whether the message carries the right MAC. False without one.</summary>
    public bool VerifyMac(MessageMac mac) =>
        HasMac && _buffer is not null && mac.Verify(_buffer, _messageOffset, _decoder.MacOffset - _messageOffset, _buffer, _decoder.MacOffset);

    private DecodeError Fail(DecodeError error)
    {
        _decoder.Reset();
        Message.Clear();
        return error;
    }
}
