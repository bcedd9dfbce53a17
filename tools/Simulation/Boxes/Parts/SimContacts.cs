using ScanBox.Device;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Pins;

namespace Simulation.Boxes.Parts;

/// <summary>
/// The contacts of all keys of a board, those of its matrix and its single buttons, and the vendor's finger on them. They bounce when
/// they close and open, catch spikes and stick; a finger hits two at once; wires of the matrix touch each other or ground.
/// </summary>
internal sealed class SimContacts
{
    // One finger: it presses, and lifts, before it presses again.
    private const int ShortestPressMs = 50;
    private const int LongestPressMs = 100;
    private const int LiftMs = 50;

    // Contacts of cheap keys bounce for so long.
    private const int BounceMs = 15;
    private const int MostBounces = 5;

    private const int LongestSpikeMs = 14;

    // Between the two keys that a finger hits.
    private const int MostApartMs = 12;

    // Twice what a driver takes to believe it.
    private const int LiftedMs = 45;

    private const int ShortestStickMs = 1_000;
    private const int LongestStickMs = 60_000;
    private const int LongestShortMs = 10_000;

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly MoneyWatch _watch;
    private readonly KeyWatch _keyWatch;
    private readonly Action _stir;
    private readonly PinBank _pins;
    private readonly BoardPlan _plan;
    private readonly Key[] _keys;
    private readonly Contact[] _crossings;

    // Between neighbouring rows and neighbouring columns, where wires touch; then each of them and ground.
    private readonly Contact[] _shorts;
    private readonly int[] _wires;

    // What closes each, and what keeps it open for a moment all the same.
    private readonly int[] _closing;
    private readonly int[] _opening;
    private readonly int[] _sticking;
    private int _short = -1;
    private int _shortNumber;
    private int _held = -1;
    private long _freeAtMs;
    private int _confirmChanges;
    private bool _confirmIsHeld;
    private int _presses;

    internal SimContacts(PanelBoard panel, Timeline time, FaultSource faults, MoneyWatch watch, KeyWatch keyWatch, Action stir)
    {
        (_time, _faults, _watch, _keyWatch, _stir) = (time, faults, watch, keyWatch, stir);
        _plan = panel.Plan;
        _pins = panel.Board.Pins;
        _keys = [.. _plan.KeypadKeys, .. _plan.ButtonKeys];
        int[] rows = _plan.KeypadRows;
        int[] columns = _plan.KeypadColumns;
        _crossings = [.. rows.SelectMany(row => columns.Select(column => _pins.AddContact(row, column)))];
        _shorts = [.. rows.Zip(rows.Skip(1), _pins.AddContact), .. columns.Zip(columns.Skip(1), _pins.AddContact)];
        _wires = [.. rows, .. columns];
        _closing = new int[_keys.Length];
        _opening = new int[_keys.Length];
        _sticking = new int[_keys.Length];
    }

    /// <summary>Whether any contact is closed, or any wire touches another: drivers have something to look at.</summary>
    internal bool IsAnyClosed { get; private set; }

    /// <summary>Somebody presses a key for a moment, when the finger is free.</summary>
    internal void Press(Key key)
    {
        int contact = IndexOf(key);
        if (contact < 0)
            return;
        int ms = new Dice((ulong)++_presses).Between(ShortestPressMs, LongestPressMs);
        long atMs = Math.Max(_time.NowMs, _freeAtMs);
        _freeAtMs = atMs + ms + LiftMs;
        if (atMs == _time.NowMs)
            Touch(contact, ms);
        else
            _time.At(atMs, () => Touch(contact, ms));
    }

    /// <summary>Somebody's finger goes on a key, and off the one before; <see cref="Key.None"/> for off.</summary>
    internal void Hold(Key key)
    {
        if (_held >= 0)
            Change(_held, -1, 0);
        _held = IndexOf(key);
        if (_held >= 0)
            Change(_held, 1, 0);
    }

    /// <summary>A key sticks until everything is mended.</summary>
    internal void Jam(Key key)
    {
        int contact = IndexOf(key);
        if (contact < 0)
            return;
        _sticking[contact]++;
        Change(contact, 1, 0);
    }

    /// <summary>What sticks is loosened, and what touches is bent back.</summary>
    internal void Mend()
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            int sticks = _sticking[i];
            _sticking[i] = 0;
            if (sticks > 0)
                Change(i, -sticks, 0);
        }
        EndShort();
    }

    private int IndexOf(Key key) => key == Key.None ? -1 : Array.IndexOf(_keys, key);

    private bool IsClosed(int contact) => _closing[contact] > 0 && _opening[contact] == 0;

    private void Touch(int contact, int ms)
    {
        Close(contact, ms);
        if (_faults.Strikes(FaultKind.KeyBounces, out Dice how))
            Bounce(contact, how);
        if (_faults.Strikes(FaultKind.KeySpike, out how))
            Close(how.Below(_keys.Length, 1), how.Between(1, LongestSpikeMs, 2));
        if (_faults.Strikes(FaultKind.KeySticks, out how))
            Stick(contact, how.Between(ShortestStickMs, LongestStickMs, 1));
        if (_faults.Strikes(FaultKind.KeyPair, out how))
        {
            int other = how.Below(_keys.Length, 1);
            _time.After(how.Between(0, MostApartMs, 2), () => Close(other, ms));
        }
        if (_faults.Strikes(FaultKind.KeyWiresTouch, out how))
            Short(how.Below(_shorts.Length + _wires.Length, 1), how.Between(1, LongestShortMs, 2));
    }

    private void Close(int contact, int ms)
    {
        Change(contact, 1, 0);
        _time.After(ms, () => Change(contact, -1, 0));
    }

    private void Stick(int contact, int ms)
    {
        _sticking[contact]++;
        Change(contact, 1, 0);
        _time.After(ms, () =>
        {
            if (_sticking[contact] == 0)
                return;
            _sticking[contact]--;
            Change(contact, -1, 0);
        });
    }

    // It opens for moments while it closes.
    private void Bounce(int contact, Dice how)
    {
        int bounces = how.Between(1, MostBounces, 1);
        for (int i = 0; i < bounces; i++)
        {
            int at = how.At(2, i).Between(1, BounceMs);
            _time.After(at, () => Change(contact, 0, 1));
            _time.After(at + how.At(3, i).Between(1, 2), () => Change(contact, 0, -1));
        }
    }

    private void Short(int which, int ms)
    {
        EndShort();
        int number = ++_shortNumber;
        _short = which;
        _keyWatch.WiresTouch(true);
        if (which < _shorts.Length)
            _shorts[which].Closed = true;
        else
            _pins.Drive(_wires[which - _shorts.Length], false);
        Look();
        _time.After(ms, () =>
        {
            if (number == _shortNumber)
                EndShort();
        });
    }

    private void EndShort()
    {
        if (_short < 0)
            return;
        if (_short < _shorts.Length)
            _shorts[_short].Closed = false;
        else
            _pins.Drive(_wires[_short - _shorts.Length], null);
        _short = -1;
        _keyWatch.WiresTouch(false);
        Look();
    }

    private void Change(int contact, int closing, int opening)
    {
        bool was = IsClosed(contact);
        _closing[contact] += closing;
        _opening[contact] += opening;
        bool now = IsClosed(contact);
        if (now == was)
            return;
        if (contact < _crossings.Length)
            _crossings[contact].Closed = now;
        else
            _pins.Drive(_plan.ButtonPins[contact - _crossings.Length], now ? false : null);
        _keyWatch.Changes(_keys[contact], now);
        if (_keys[contact] == Key.Confirm)
            Tell(now);
        Look();
    }

    private void Look()
    {
        bool any = _short >= 0;
        for (int i = 0; i < _keys.Length; i++)
            any |= IsClosed(i);
        IsAnyClosed = any;
        _stir();
    }

    // What opens for a moment and closes again was not let go.
    private void Tell(bool isClosed)
    {
        int change = ++_confirmChanges;
        if (isClosed && !_confirmIsHeld)
            _watch.ConfirmIsHeld(_confirmIsHeld = true);
        if (isClosed)
            return;
        _time.After(LiftedMs, () =>
        {
            if (change == _confirmChanges)
                _watch.ConfirmIsHeld(_confirmIsHeld = false);
        });
    }
}
