namespace ScanBox.Switching;

/// <summary>A few answers, reused. Should more arrive in one step than one request can have, the oldest are lost: they can be asked for again.</summary>
internal sealed class AnswerQueue
{
    private const int Capacity = 4;

    private readonly SwitchAnswer[] _ring = new SwitchAnswer[Capacity];
    private int _first;
    private int _count;

    internal AnswerQueue()
    {
        for (int i = 0; i < Capacity; i++)
            _ring[i] = new SwitchAnswer();
    }

    internal SwitchAnswer Add()
    {
        if (_count == Capacity)
        {
            _first = (_first + 1) % Capacity;
            _count--;
        }
        return _ring[(_first + _count++) % Capacity];
    }

    internal SwitchAnswer? Take()
    {
        if (_count == 0)
            return null;
        SwitchAnswer oldest = _ring[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        return oldest;
    }
}
