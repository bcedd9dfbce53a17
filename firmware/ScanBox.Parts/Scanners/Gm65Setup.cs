namespace ScanBox.Parts.Scanners;

/// <summary>
/// Brings the module's settings into the state the box needs: reads each zone, writes it only if the bits that matter
/// differ, reads it back, and at the end saves to the module's flash only if something was changed and kept. So a module
/// that is set up already costs no flash write, and one that is unplugged and plugged in again comes back as it was.
/// </summary>
/// <remarks>
/// Codes come as text with a CR, not as protocol frames: those have no check sum either, cannot hold more than 255 bytes,
/// and after a lost byte swallow the code that follows, whereas a text line ends at its own CR.
/// </remarks>
internal sealed class Gm65Setup
{
    private const int ModeBits = 0x0F;
    private const int CommandMode = 0x05; // and light while reading
    private const int BeepBit = 0x40;

    // Zone, bits that matter, wanted value. Aim and character set are left as the technician likes them.
    private readonly int[] _wanted =
    {
        Gm65Zone.Mode, ModeBits | BeepBit, CommandMode,
        Gm65Zone.OutputPort, 0x03, 0x00, // serial line
        Gm65Zone.ReadTimeout, 0xFF, 50, // 5 s, the module's default: after it the driver triggers again
        Gm65Zone.SameCodeDelay, 0xFF, 0x80 | 30, // 3 s, as long as a double read is to be dropped
        Gm65Zone.QrCodes, 0x01, 0x01,
        Gm65Zone.Tail, 0xE1, 0x01, // CR, no protocol output
    };

    // The module keeps its settings over some 100,000 flash writes. A module that loses them must not wear it out.
    private const int MaxSavesPerRun = 3;

    private const int Columns = 3;
    private const int TailBits = 0x61;
    private const int NoTail = 0x61;
    private const int TailOn = 0x01;
    private const int TenthMs = 100;

    private Doing _doing;
    private int _row;
    private int _value;
    private int _saves;

    private enum Doing : byte
    {
        Reading,
        Writing,
        ReadingBack,
        Saving,
        Finished,
    }

    internal Gm65Setup(bool beeps)
    {
        if (beeps)
            _wanted[2] |= BeepBit;
    }

    /// <summary>Whether every zone has been seen to.</summary>
    internal bool IsFinished => _doing == Doing.Finished;

    /// <summary>Whether the module ends a code with a tail; if not, silence ends it.</summary>
    internal bool SendsTail { get; private set; } = true;

    /// <summary>How long one reading lasts, in ms; 0 = endless.</summary>
    internal int ReadTimeoutMs { get; private set; }

    /// <summary>Zones that were changed in this round.</summary>
    internal int ChangedZones { get; private set; }

    /// <summary>Zones that did not keep what was written, or that the module does not know.</summary>
    internal int UnkeptZones { get; private set; }

    /// <summary>Whether a value of zone <see cref="Gm65Zone.Mode"/> is as the box needs it.</summary>
    internal static bool IsRightMode(int value) => (value & ModeBits) == CommandMode;

    internal void Begin()
    {
        _doing = Doing.Reading;
        _row = 0;
        ChangedZones = 0;
        UnkeptZones = 0;
        SendsTail = true;
        ReadTimeoutMs = 0;
    }

    /// <summary>The command to send next.</summary>
    internal void Fill(Gm65Command command)
    {
        switch (_doing)
        {
            case Doing.Writing:
                command.SetWrite(Zone, (_value & ~Bits) | Wanted);
                break;
            case Doing.Saving:
                command.SetSave();
                break;
            default:
                command.SetRead(Zone);
                break;
        }
    }

    /// <summary>The module answered the command.</summary>
    internal void OnDone(int value)
    {
        switch (_doing)
        {
            case Doing.Reading:
                _value = value;
                if ((value & Bits) == Wanted)
                    FinishRow();
                else
                    _doing = Doing.Writing;
                break;
            case Doing.Writing:
                _doing = Doing.ReadingBack;
                break;
            case Doing.ReadingBack:
                _value = value;
                if ((value & Bits) == Wanted)
                    ChangedZones++;
                else
                    UnkeptZones++;
                FinishRow();
                break;
            default:
                _saves++;
                _doing = Doing.Finished;
                break;
        }
    }

    /// <summary>The module does not know the command: it does without.</summary>
    internal void OnRefused()
    {
        if (_doing == Doing.Saving)
        {
            _doing = Doing.Finished;
            return;
        }
        UnkeptZones++;
        NextRow();
    }

    private int Zone => _wanted[_row * Columns];

    private int Bits => _wanted[(_row * Columns) + 1];

    private int Wanted => _wanted[(_row * Columns) + 2];

    private void FinishRow()
    {
        if (Zone == Gm65Zone.Tail)
            SendsTail = (_value & TailOn) != 0 && (_value & TailBits) != NoTail;
        else if (Zone == Gm65Zone.ReadTimeout)
            ReadTimeoutMs = _value * TenthMs;
        NextRow();
    }

    private void NextRow()
    {
        _row++;
        if (_row * Columns < _wanted.Length)
            _doing = Doing.Reading;
        else
            _doing = ChangedZones > 0 && _saves < MaxSavesPerRun ? Doing.Saving : Doing.Finished;
    }
}
