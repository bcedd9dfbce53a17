namespace ScanBox.Parts.Voices;

/// <summary>Finds answers about the status in what a voice module sends, byte by byte; anything else is passed over.</summary>
internal sealed class VoiceStatusReader
{
    private const int AnswerLength = 5;

    private readonly byte[] _answer = new byte[AnswerLength];
    private int _count;

    /// <summary>Takes a byte.</summary>
    /// <returns>The status when an answer is complete, else -1.</returns>
    internal int Take(byte value)
    {
        _answer[_count++] = value;
        while (_count > 0 && !IsPossible())
            Shift();
        if (_count < AnswerLength)
            return -1;
        _count = 0;
        return _answer[3];
    }

    private bool IsPossible()
    {
        if (_answer[0] != VoiceFrame.Start || (_count > 1 && _answer[1] != VoiceFrame.Status) || (_count > 2 && _answer[2] != 1))
            return false;
        return _count < AnswerLength || _answer[4] == (byte)(_answer[0] + _answer[1] + _answer[2] + _answer[3]);
    }

    private void Shift()
    {
        _count--;
        for (int i = 0; i < _count; i++)
            _answer[i] = _answer[i + 1];
    }
}
