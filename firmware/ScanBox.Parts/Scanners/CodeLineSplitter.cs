namespace ScanBox.Parts.Scanners;

/// <summary>Cuts a stream of text bytes into codes at CR, LF or TAB. A code that is too long, or that noise or silence broke,
/// is dropped whole: half a payment code can look like another one.</summary>
public sealed class CodeLineSplitter
{
    /// <summary>Longest code kept: twice what a payment code may have, so that the classifier and not the driver says what is too long.</summary>
    public const int MaxCodeBytes = 1024;

    private readonly byte[] _buffer = new byte[MaxCodeBytes];
    private int _count;
    private bool _isBroken;
    private bool _isComplete;

    /// <summary>The bytes of the code.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>Bytes of the complete code, 0 when there is none. The next byte pushed begins another code.</summary>
    public int CodeLength => _isComplete ? _count : 0;

    /// <summary>Whether a code has begun and its tail has not come.</summary>
    public bool IsInside => !_isComplete && (_count > 0 || _isBroken);

    /// <summary>Codes dropped because they were longer than <see cref="MaxCodeBytes"/>.</summary>
    public int OverlongCodes { get; private set; }

    /// <summary>Codes dropped because noise, a frame or silence came before their tail.</summary>
    public int BrokenCodes { get; private set; }

    /// <summary>Takes a byte.</summary>
    /// <returns>Whether a code is complete.</returns>
    public bool Push(byte b)
    {
        if (_isComplete)
            Forget();
        if (b == '\r' || b == '\n' || b == '\t')
            return End();
        if (IsNoise(b))
        {
            Break();
            return false;
        }
        if (_isBroken || (_count == 0 && b >= 0x80))
            return false; // codes begin in ASCII; a Chinese name in a receive code comes later
        if (_count == MaxCodeBytes)
        {
            OverlongCodes++;
            _count = 0;
            _isBroken = true;
            return false;
        }
        _buffer[_count++] = b;
        return false;
    }

    /// <summary>Noise in the stream: the code that has begun, if any, is dropped up to its tail. Noise before a code does no harm.</summary>
    public void Break()
    {
        if (_isComplete)
            Forget();
        if (_count == 0)
            return;
        BrokenCodes++;
        _count = 0;
        _isBroken = true;
    }

    /// <summary>What comes up to the next tail may hold bytes that are no text, such as the printable CRC of a damaged frame: none of it counts.</summary>
    public void Distrust()
    {
        Break();
        _isBroken = true;
    }

    /// <summary>The code that has begun will not go on: what comes next begins another one.</summary>
    public void Cut()
    {
        Break();
        _isBroken = false;
    }

    /// <summary>The end of a code that the module sends without a tail.</summary>
    /// <returns>Whether a code is complete.</returns>
    public bool End()
    {
        if (_isComplete)
            return true;
        _isBroken = false;
        _isComplete = _count > 0;
        return _isComplete;
    }

    /// <summary>Forgets everything but the counters.</summary>
    public void Forget()
    {
        _count = 0;
        _isBroken = false;
        _isComplete = false;
    }

    // FF occurs neither in GBK nor in UTF-8; it is what a floating line reads as.
    private static bool IsNoise(byte b) => b < 0x20 || b == 0x7F || b == 0xFF;
}
