using System;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Holds a short text back until it is sure that it stands alone on the line: a label that somebody shows comes after silence and is
/// followed by silence, while noise that happens to be printable comes in the middle of more.
/// </summary>
internal sealed class LoneText
{
    /// <summary>Silence that ends a burst: thirty times a byte at 9600 baud, and little beside the time of a read.</summary>
    internal const int QuietMs = 30;

    private readonly byte[] _text = new byte[CodeText.MinBytes];
    private int _length;
    private int _burst;
    private long _lastMs;

    /// <summary>Bytes have come.</summary>
    internal void Arrived(byte[] bytes, int count, long nowMs)
    {
        if (nowMs - _lastMs >= QuietMs)
            _burst = 0;
        _lastMs = nowMs;
        for (int i = 0; i < count; i++)
        {
            // A tail is no text.
            if (bytes[i] != (byte)'\r' && bytes[i] != (byte)'\n' && bytes[i] != (byte)'\t')
                _burst++;
        }
    }

    /// <summary>A line is complete: a short text is held back.</summary>
    /// <returns>Whether it may be a code, whatever stands around it.</returns>
    internal bool Sift(byte[] bytes, int offset, int length)
    {
        if (CodeText.MayBe(bytes, offset, length))
            return true;
        if (length < CodeText.MinBytes && CodeText.IsText(bytes, offset, length))
        {
            Array.Copy(bytes, offset, _text, 0, length);
            _length = length;
        }
        return false;
    }

    /// <summary>Nobody waits for it any more.</summary>
    internal void Forget() => _length = 0;

    /// <summary>Takes the text when it has proved to stand alone.</summary>
    /// <returns>Its length, 0 for none.</returns>
    internal int Take(byte[] buffer, long nowMs)
    {
        if (_length == 0 || nowMs - _lastMs < QuietMs)
            return 0;
        int length = _burst == _length ? _length : 0;
        Array.Copy(_text, 0, buffer, 0, length);
        _length = 0;
        return length;
    }
}
