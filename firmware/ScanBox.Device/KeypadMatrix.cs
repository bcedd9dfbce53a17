using System.Device.Gpio;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// A key matrix without diodes. It scans when it is asked for keys, at most every <see cref="ScanEveryMs"/>. At rest all
/// rows are low, so that reading the columns once tells whether any key is pressed; only then are rows pulled low one
/// after the other.
/// </summary>
/// <remarks>
/// Three pressed keys at the corners of a rectangle also close the fourth (a ghost). While two rows share two columns
/// nothing can be told apart, so that scan is dropped and keys keep their state.
/// <para>
/// Keys that come down within one debounce time are nobody's typing, and which was first is not known: a hand, two rows or columns
/// that touch, a column that touches ground. None of them counts until it has been up; as long as one is down, no key is held.
/// </para>
/// </remarks>
public sealed class KeypadMatrix : IKeypad
{
    /// <summary>Finger speed: fast typists stay above 60 ms a key.</summary>
    public const long ScanEveryMs = 5;

    /// <summary>A key counts when it was the same for so long: contacts of cheap keys bounce up to 15 ms.</summary>
    public const long DebounceMs = 20;

    /// <summary>Keys not yet taken. Nobody types so many ahead; when it is full, new ones are dropped.</summary>
    public const int QueueLength = 16;

    // A finger has been there for a while; a spike has not.
    private const int LooksAtStart = 3;

    private readonly GpioPin[] _rows;
    private readonly GpioPin[] _columns;
    private readonly Key[] _keys;
    private readonly IClock _clock;

    // Kept, because the interpreter may make an object of every struct that a property returns.
    private readonly PinValue _low = PinValue.Low;
    private readonly PinValue _high = PinValue.High;

    // Columns as bits, one entry a row: as seen last, since when, and as believed.
    private readonly int[] _seen;
    private readonly int[] _believed;
    private readonly int[] _scan;

    // Came down together with others.
    private readonly int[] _refused;
    private bool _isUnclear;
    private readonly byte[] _queue = new byte[QueueLength];
    private int _queued;
    private int _taken;
    private long _steadySinceMs;
    private long _scannedAtMs;

    /// <summary>Takes the pins: rows become open-drain outputs, columns inputs.</summary>
    /// <param name="gpio">The pins.</param>
    /// <param name="plan">Rows, columns and the key at each crossing.</param>
    /// <param name="clock">For the debounce time.</param>
    public KeypadMatrix(GpioController gpio, BoardPlan plan, IClock clock)
    {
        _rows = new GpioPin[plan.KeypadRows.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            // Open drain: two keys pressed in one column must not short a high row to a low one.
            _rows[i] = gpio.OpenPin(plan.KeypadRows[i], PinMode.OutputOpenDrain);
            _rows[i].Write(_low);
        }
        _columns = new GpioPin[plan.KeypadColumns.Length];
        for (int i = 0; i < _columns.Length; i++)
        {
            int pin = plan.KeypadColumns[i];
            _columns[i] = gpio.OpenPin(pin, gpio.IsPinModeSupported(pin, PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input);
        }
        _keys = plan.KeypadKeys;
        _clock = clock;
        _seen = new int[_rows.Length];
        _believed = new int[_rows.Length];
        _scan = new int[_rows.Length];
        _refused = new int[_rows.Length];
        _scannedAtMs = -ScanEveryMs;
    }

    /// <inheritdoc/>
    public Key Read()
    {
        Scan();
        if (_queued == 0)
            return Key.None;
        Key key = (Key)_queue[_taken];
        _taken = (_taken + 1) % QueueLength;
        _queued--;
        return key;
    }

    /// <inheritdoc/>
    public bool IsDown(Key key)
    {
        Scan();
        if (_isUnclear)
            return false;
        // Asked in every step, when mostly no key is down at all.
        for (int row = 0; row < _rows.Length; row++)
        {
            int down = _believed[row];
            for (int column = 0; down != 0; column++)
            {
                if ((down & 1) != 0 && _keys[(row * _columns.Length) + column] == key)
                    return key != Key.None;
                down >>= 1;
            }
        }
        return false;
    }

    /// <summary>Whether a key is held while the box starts, when there is no time to wait for its contacts.</summary>
    public bool IsHeldAtStart(Key key)
    {
        bool held = false;
        for (int looks = 0; looks < LooksAtStart; looks++)
        {
            ReadRows();
            held = false;
            for (int i = 0; i < _keys.Length; i++)
                held |= _keys[i] == key && (_scan[i / _columns.Length] & (1 << (i % _columns.Length))) != 0;
            if (!held || HasGhosts())
                return false;
        }
        return held;
    }

    /// <summary>Uptime at which it wants to be asked again: at once while a key waits to be taken, soon while any key is down or bounces, else never by itself.</summary>
    public long NextAtMs
    {
        get
        {
            if (_queued > 0)
                return _scannedAtMs;
            for (int row = 0; row < _rows.Length; row++)
            {
                if ((_scan[row] | _seen[row] | _believed[row]) != 0)
                    return _scannedAtMs + ScanEveryMs;
            }
            return long.MaxValue;
        }
    }

    private void Scan()
    {
        long nowMs = _clock.UptimeMs;
        if (nowMs - _scannedAtMs < ScanEveryMs)
            return;
        _scannedAtMs = nowMs;
        ReadRows();
        if (HasGhosts())
        {
            _isUnclear = true;
            return;
        }
        bool changed = false;
        for (int row = 0; row < _rows.Length; row++)
        {
            changed |= _scan[row] != _seen[row];
            _seen[row] = _scan[row];
        }
        if (changed)
            _steadySinceMs = nowMs;
        else if (nowMs - _steadySinceMs >= DebounceMs)
            Believe();
    }

    private void ReadRows()
    {
        bool pressed = ReadColumns() != 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            _scan[row] = 0;
            if (pressed)
                _rows[row].Write(_high);
        }
        if (!pressed)
            return;
        for (int row = 0; row < _rows.Length; row++)
        {
            _rows[row].Write(_low);
            _scan[row] = ReadColumns();
            _rows[row].Write(_high);
        }
        for (int row = 0; row < _rows.Length; row++)
            _rows[row].Write(_low);
    }

    private int ReadColumns()
    {
        int columns = 0;
        for (int column = 0; column < _columns.Length; column++)
        {
            if ((int)_columns[column].Read() == 0)
                columns |= 1 << column;
        }
        return columns;
    }

    private bool HasGhosts()
    {
        for (int a = 0; a < _rows.Length; a++)
        {
            for (int b = a + 1; b < _rows.Length; b++)
            {
                int shared = _scan[a] & _scan[b];
                if ((shared & (shared - 1)) != 0)
                    return true;
            }
        }
        return false;
    }

    private void Believe()
    {
        int fresh = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            _believed[row] &= _seen[row];
            _refused[row] &= _seen[row];
            for (int left = FreshIn(row); left != 0; left &= left - 1)
                fresh++;
        }
        _isUnclear = fresh > 1;
        for (int row = 0; row < _rows.Length; row++)
        {
            int pressed = FreshIn(row);
            if (fresh > 1)
                _refused[row] |= pressed;
            else
                Take(row, pressed);
            _isUnclear |= _refused[row] != 0;
        }
    }

    private int FreshIn(int row) => _seen[row] & ~_believed[row] & ~_refused[row];

    private void Take(int row, int pressed)
    {
        _believed[row] |= pressed;
        for (int column = 0; pressed != 0 && column < _columns.Length; column++)
        {
            if ((pressed & (1 << column)) != 0)
                Queue(_keys[(row * _columns.Length) + column]);
        }
    }

    private void Queue(Key key)
    {
        if (key == Key.None || _queued == QueueLength)
            return;
        _queue[(_taken + _queued) % QueueLength] = (byte)key;
        _queued++;
    }
}
