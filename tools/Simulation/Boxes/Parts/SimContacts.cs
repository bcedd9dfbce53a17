using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes.Parts;

/// <summary>Contacts of single buttons: they bounce when they close and open, catch spikes, and stick. Other keys are on a matrix, which is not simulated.</summary>
internal sealed class SimContacts(Timeline time, FaultSource faults, MoneyWatch watch, Action stir)
{
    private const int ShortestPressMs = 60;
    private const int LongestPressMs = 160;

    // Contacts of cheap buttons bounce for so long.
    private const int BounceMs = 15;
    private const int MostBounces = 5;

    private const int LongestSpikeMs = 14;
    // Twice what a driver takes to believe it.
    private const int LiftedMs = 45;

    private const int ShortestStickMs = 1_000;
    private const int LongestStickMs = 60_000;

    // What closes each, and what keeps it open for a moment all the same.
    private readonly int[] _closing = new int[Keys.Length];
    private readonly int[] _opening = new int[Keys.Length];
    private readonly int[] _sticking = new int[Keys.Length];
    private int _held = -1;
    private int _confirmChanges;
    private bool _confirmIsHeld;
    private int _presses;

    /// <summary>The buttons of the boards that have some.</summary>
    internal static Key[] Keys { get; } = [Key.Confirm, Key.Clear, Key.Total, Key.Replay, Key.VolumeUp, Key.VolumeDown, Key.Undo];

    /// <summary>Whether a key is a single button.</summary>
    internal static bool Has(Key key) => Array.IndexOf(Keys, key) >= 0;

    /// <summary>Bit n: button n is closed.</summary>
    internal int Down
    {
        get
        {
            int down = 0;
            for (int i = 0; i < Keys.Length; i++)
                down |= IsClosed(i) ? 1 << i : 0;
            return down;
        }
    }

    /// <summary>Somebody presses a key for a moment.</summary>
    /// <returns>False when it is no single button.</returns>
    internal bool Press(Key key)
    {
        int button = Array.IndexOf(Keys, key);
        if (button < 0)
            return false;
        var dice = new Dice((ulong)++_presses);
        Close(button, dice.Between(ShortestPressMs, LongestPressMs));
        if (faults.Strikes(FaultKind.KeyBounces, out Dice how))
            Bounce(button, how);
        if (faults.Strikes(FaultKind.KeySpike, out how))
            Close(how.Below(Keys.Length, 1), how.Between(1, LongestSpikeMs, 2));
        if (faults.Strikes(FaultKind.KeySticks, out how))
            Stick(button, how.Between(ShortestStickMs, LongestStickMs, 1));
        return true;
    }

    /// <summary>Somebody's finger goes on a key, and off the one before; <see cref="Key.None"/> for off.</summary>
    internal void Hold(Key key)
    {
        if (_held >= 0)
            Change(_held, -1, 0);
        _held = Array.IndexOf(Keys, key);
        if (_held >= 0)
            Change(_held, 1, 0);
    }

    /// <summary>What sticks is loosened.</summary>
    internal void Mend()
    {
        for (int i = 0; i < Keys.Length; i++)
            Change(i, -_sticking[i], 0);
        Array.Clear(_sticking);
    }

    private bool IsClosed(int button) => _closing[button] > 0 && _opening[button] == 0;

    private void Close(int button, int ms)
    {
        Change(button, 1, 0);
        time.After(ms, () => Change(button, -1, 0));
    }

    private void Stick(int button, int ms)
    {
        _sticking[button]++;
        Change(button, 1, 0);
        time.After(ms, () =>
        {
            if (_sticking[button] == 0)
                return;
            _sticking[button]--;
            Change(button, -1, 0);
        });
    }

    // It opens for moments while it closes.
    private void Bounce(int button, Dice how)
    {
        int bounces = how.Between(1, MostBounces, 1);
        for (int i = 0; i < bounces; i++)
        {
            int at = how.At(2, i).Between(1, BounceMs);
            time.After(at, () => Change(button, 0, 1));
            time.After(at + how.At(3, i).Between(1, 2), () => Change(button, 0, -1));
        }
    }

    private void Change(int button, int closing, int opening)
    {
        bool was = IsClosed(button);
        _closing[button] += closing;
        _opening[button] += opening;
        if (IsClosed(button) == was)
            return;
        if (Keys[button] == Key.Confirm)
            Tell(!was);
        stir();
    }

    // What opens for a moment and closes again was not let go.
    private void Tell(bool isClosed)
    {
        int change = ++_confirmChanges;
        if (isClosed && !_confirmIsHeld)
            watch.ConfirmIsHeld(_confirmIsHeld = true);
        if (isClosed)
            return;
        time.After(LiftedMs, () =>
        {
            if (change == _confirmChanges)
                watch.ConfirmIsHeld(_confirmIsHeld = false);
        });
    }
}
