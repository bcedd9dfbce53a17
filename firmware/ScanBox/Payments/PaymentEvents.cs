namespace ScanBox.Payments;

/// <summary>A bounded queue of events that reuses its entries. An event stays valid until as many more were added as the queue holds.</summary>
internal sealed class PaymentEvents
{
    // One step tells at most three things, and the box takes them all after every step.
    private const int Capacity = 8;

    private readonly PaymentEvent[] _ring = new PaymentEvent[Capacity];
    private int _first;
    private int _count;

    internal PaymentEvents()
    {
        for (int i = 0; i < Capacity; i++)
            _ring[i] = new PaymentEvent();
    }

    internal PaymentEvent Add()
    {
        if (_count == Capacity)
        {
            _first = (_first + 1) % Capacity;
            _count--;
        }
        return _ring[(_first + _count++) % Capacity];
    }

    internal PaymentEvent? Take()
    {
        if (_count == 0)
            return null;
        PaymentEvent oldest = _ring[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        return oldest;
    }
}
