namespace ScanBox.Parts.Scanners;

/// <summary>One family of modules that <see cref="CommandScanner"/> can drive: its commands as data. Arrays are made when asked for; the engine keeps those it needs often.</summary>
public abstract class ScannerFamily : ScannerProbe
{
    /// <summary>A reading ends by itself after some seconds; this often it is begun anew.</summary>
    protected const int UsualReadMs = 5000;

    /// <summary>Whether the module beeps when it has read a code. To be set before <see cref="Step"/> is asked.</summary>
    public bool Beeps { get; set; } = true;

    /// <summary>Begins a reading.</summary>
    public abstract byte[] Start { get; }

    /// <summary>Ends a reading.</summary>
    public abstract byte[] Stop { get; }

    /// <summary>Asks for the version.</summary>
    public virtual byte[] Version => Probe;

    /// <summary>Whether a module that does not tell its version is as good as one that does.</summary>
    public virtual bool IsVersionOptional => false;

    /// <summary>Puts the module to sleep; empty if the family has no command for it.</summary>
    public virtual byte[] Sleep => new byte[0];

    /// <summary>After this time in ms <see cref="Sleep"/> is sent once more, for a module with two depths of sleep; 0 for no.</summary>
    public virtual int SleepAgainMs => 0;

    /// <summary>Wakes it again; empty if any command does.</summary>
    public virtual byte[] Wake => new byte[0];

    /// <summary>Asks for a sign of life, if the first setting cannot be asked for. What it answers must not look like a code, should it come late.</summary>
    public virtual byte[] Check => Probe;

    /// <summary>Whether <see cref="Start"/> and <see cref="Stop"/> are answered.</summary>
    public virtual bool AnswersTrigger => true;

    /// <summary>Whether the module says nothing to a command that it does not know.</summary>
    public virtual bool RefusesBySilence => false;

    /// <summary>After this time in ms a reading is begun anew.</summary>
    public virtual int ReadMs => UsualReadMs;

    /// <summary>What the module must be told when its last frame was good; empty for nothing.</summary>
    public byte[] Thanks { get; protected set; } = new byte[0];

    /// <summary>What the module must be told when a frame came damaged; empty for nothing.</summary>
    public virtual byte[] AskAgain => new byte[0];

    /// <summary>Whether the rest of the last code follows in another frame.</summary>
    public bool HasMore { get; protected set; }

    /// <summary>Whether the last code frame was sent before.</summary>
    public bool IsRepeated { get; protected set; }

    /// <summary>The settings in the order in which they are made, null behind the last. The first one is checked again now and then if it can be asked for.</summary>
    /// <param name="index">Number of the setting, from 0 on.</param>
    public abstract ScannerStep? Step(int index);
}
