using ScanBox.Integrity;

namespace ScanBox.Voice;

/// <summary>
/// Compares the samples of a pack with their checksums, a small piece a step, because a whole pass takes seconds on the device.
/// The read buffer is shared with whoever plays: after it was used for something else call <see cref="ForgetBuffer"/>.
/// </summary>
public sealed class PackCheck
{
    /// <summary>Bytes a step: about 3 ms on the device.</summary>
    public const int BytesInStep = 512;

    private readonly VoicePack _pack;
    private readonly byte[] _buffer;
    private int _clip;
    private int _position;
    private int _bufferedFrom;
    private int _buffered;
    private uint _crc = Crc32.Empty;

    /// <summary>Begins a check of an opened pack.</summary>
    public PackCheck(VoicePack pack, byte[] buffer)
    {
        _pack = pack;
        _buffer = buffer;
    }

    /// <summary>Whether every clip has been checked.</summary>
    public bool Done => _clip >= Clip.Count;

    /// <summary>The buffer was used for something else.</summary>
    public void ForgetBuffer() => _buffered = 0;

    /// <summary>Checks the next piece.</summary>
    /// <returns>The id of a clip that was just found damaged (it is already marked), -1 otherwise.</returns>
    public int Step()
    {
        if (Done)
            return -1;
        int length = _pack.LengthOf((byte)_clip);
        if (length == 0)
        {
            NextClip();
            return -1;
        }
        int inBuffer = _position - _bufferedFrom;
        if (inBuffer >= _buffered)
        {
            _bufferedFrom = _position;
            _buffered = _pack.Read((byte)_clip, _position, _buffer);
            inBuffer = 0;
            if (_buffered == 0)
                return Damaged();
        }
        int count = _buffered - inBuffer < BytesInStep ? _buffered - inBuffer : BytesInStep;
        _crc = Crc32.Continue(_crc, _buffer, inBuffer, count);
        _position += count;
        if (_position < length)
            return -1;
        if (_crc != _pack.ChecksumOf((byte)_clip))
            return Damaged();
        NextClip();
        return -1;
    }

    private int Damaged()
    {
        int clip = _clip;
        _pack.MarkDamaged((byte)clip);
        NextClip();
        return clip;
    }

    private void NextClip()
    {
        _clip++;
        _position = 0;
        _buffered = 0;
        _bufferedFrom = 0;
        _crc = Crc32.Empty;
    }
}
