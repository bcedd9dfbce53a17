namespace ScanBox.Security.Signatures;

/// <summary>
/// r P + s Q of two points, of which the odd multiples are made, by doubling once for both: digit by digit from the highest, with an
/// addition for each digit that is not zero.
/// </summary>
internal sealed class JointMultiple
{
    private readonly PointArithmetic _points;
    private int _index;

    // The digits of the last doubling that were not added yet.
    private int _ofFirst;
    private int _ofSecond;

    /// <summary>Computes with this arithmetic.</summary>
    internal JointMultiple(PointArithmetic points)
    {
        _points = points;
    }

    /// <summary>P, once made.</summary>
    internal OddMultiples First { get; } = new OddMultiples();

    /// <summary>Q, once made.</summary>
    internal OddMultiples Second { get; } = new OddMultiples();

    /// <summary>r.</summary>
    internal SignedDigits FirstScalar { get; } = new SignedDigits();

    /// <summary>s.</summary>
    internal SignedDigits SecondScalar { get; } = new SignedDigits();

    /// <summary>Begins; all four are set.</summary>
    internal void Begin(EdwardsPoint result)
    {
        result.SetNeutral();
        _index = SignedDigits.Count;
        _ofFirst = 0;
        _ofSecond = 0;
    }

    /// <summary>One operation on points. True when it was the last.</summary>
    internal bool Step(EdwardsPoint result)
    {
        if (_ofFirst != 0)
        {
            First.Add(_ofFirst, result, _points, withT: _ofSecond != 0);
            _ofFirst = 0;
        }
        else if (_ofSecond != 0)
        {
            Second.Add(_ofSecond, result, _points, withT: false);
            _ofSecond = 0;
        }
        else
        {
            _index--;
            _ofFirst = FirstScalar[_index];
            _ofSecond = SecondScalar[_index];
            _points.Double(result, withT: _ofFirst != 0 || _ofSecond != 0);
        }
        return _index == 0 && _ofFirst == 0 && _ofSecond == 0;
    }
}
