using System;

namespace ScanBox.Parts.Scanners;

/// <summary>What <see cref="ScannerStream.Next"/> found.</summary>
internal enum ScannerItem : byte
{
    /// <summary>Nothing complete.</summary>
    None = 0,

    /// <summary>A frame of the family.</summary>
    Frame = 1,

    /// <summary>A code, or other text, that its tail or silence ended.</summary>
    Text = 2,

    /// <summary>Something began like a frame and came damaged.</summary>
    Damaged = 3,
}

/// <summary>Takes a module's bytes apart into frames of its family and text, however the reads cut them. What is neither is noise and breaks the text it stands in.</summary>
internal sealed class ScannerStream
{
    private static readonly byte[] s_noCommand = new byte[0];

    private readonly ScannerProbe _family;
    private readonly CodeLineSplitter _lines = new();
    private readonly byte[] _bytes;
    private int _start;
    private int _end;
    private bool _isSilent;

    internal ScannerStream(ScannerProbe family)
    {
        _family = family;
        // The longest frame, and room behind it so that a read is rarely cut.
        _bytes = new byte[family.MaxFrameBytes + ReadBytes];
    }

    /// <summary>Most bytes that one read takes: a few milliseconds of work on the device.</summary>
    internal const int ReadBytes = 64;

    /// <summary>The command that waits for an answer; empty when none does.</summary>
    internal byte[] Command { get; set; } = s_noCommand;

    /// <summary>Whether text right before a frame is handed out instead of dropped: some modules put their version there.</summary>
    internal bool KeepsTextBeforeFrame { get; set; }

    internal int Room => _bytes.Length - (_end - _start);

    internal bool IsInside => _end > _start || _lines.IsInside;

    /// <summary>Where a frame lies, or the text.</summary>
    internal byte[] Bytes { get; private set; } = s_noCommand;

    internal int Offset { get; private set; }

    internal int Length { get; private set; }

    /// <summary>Whether a tail and not silence ended the text.</summary>
    internal bool HasTail { get; private set; }

    /// <summary>Whether the text began like a frame whose rest did not come: it is hardly a label.</summary>
    internal bool IsHalfFrame { get; private set; }

    internal int OverlongCodes => _lines.OverlongCodes;

    internal void Append(byte[] buffer, int count)
    {
        if (_end + count > _bytes.Length)
        {
            Array.Copy(_bytes, _start, _bytes, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        Array.Copy(buffer, 0, _bytes, _end, count);
        _end += count;
    }

    internal ScannerItem Next()
    {
        while (_start < _end)
        {
            byte b = _bytes[_start];
            bool isTail = b == '\r' || b == '\n' || b == '\t';
            // Behind text these end it, whatever frame might begin with them.
            bool isHalf = false;
            int length = isTail && _lines.IsInside ? ScannerProbe.NoFrame : _family.Measure(_bytes, _start, _end, Command, _isSilent);
            if (length == ScannerProbe.Unfinished)
            {
                if (!_isSilent && Room > 0)
                    return ScannerItem.None;
                isHalf = b >= 0x20 && b < 0x7F;
                length = isHalf ? ScannerProbe.NoFrame : ScannerProbe.Damaged; // the rest does not come
            }
            if (length > 0)
            {
                if (KeepsTextBeforeFrame && _lines.IsInside && _lines.End())
                    return Text(hasTail: false);
                _lines.Cut(); // text before a frame has lost its tail
                Bytes = _bytes;
                Offset = _start;
                Length = length;
                _start += length;
                return ScannerItem.Frame;
            }
            _start++;
            if (length == ScannerProbe.Damaged)
            {
                // Its other bytes must not pass for text: a check sum may be two digits.
                _lines.Distrust();
                return ScannerItem.Damaged;
            }
            IsHalfFrame = isHalf || (IsHalfFrame && _lines.IsInside);
            if (_lines.Push(b))
                return Text(hasTail: true);
        }
        _start = 0;
        _end = 0;
        return ScannerItem.None;
    }

    /// <summary>The line has been silent for so long that what has begun will not go on.</summary>
    /// <param name="endsText">Whether silence ends a code (the module sends no tail) or shows that its tail was lost.</param>
    internal ScannerItem Silence(bool endsText)
    {
        _isSilent = true;
        ScannerItem item = Next();
        _isSilent = false;
        if (item != ScannerItem.None)
            return item;
        if (endsText && _lines.IsInside && _lines.End())
            return Text(hasTail: false);
        _lines.Cut();
        return ScannerItem.None;
    }

    internal void Clear()
    {
        _start = 0;
        _end = 0;
        _lines.Forget();
    }

    private ScannerItem Text(bool hasTail)
    {
        HasTail = hasTail;
        Bytes = _lines.Buffer;
        Offset = 0;
        Length = _lines.CodeLength;
        return ScannerItem.Text;
    }
}
