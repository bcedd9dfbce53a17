namespace ScanBox.Parts.Modems;

/// <summary>Every wait and pause of bringing a modem up and keeping it there, ms, with its reason. Bounds of commands are in the families.</summary>
public static class ModemTimes
{
    /// <summary>A modem that runs answers <c>AT</c> at once.</summary>
    public const int ProbeMs = 1_000;

    /// <summary>Probes of a modem that may be running: the box may have been reset alone.</summary>
    public const int RunningProbes = 3;

    /// <summary>Probes after the power key: Cat.1 modems answer 5 to 15 s later.</summary>
    public const int BootProbes = 25;

    /// <summary>The power key switches on: Luat wants 2 s, the others less.</summary>
    public const int KeyOnMs = 2_000;

    /// <summary>The power key switches off: SIMCom wants 2.5 s.</summary>
    public const int KeyOffMs = 3_500;

    /// <summary>After switching off: the modem leaves the network first; manuals say 12 s at the latest.</summary>
    public const int OffMs = 12_000;

    /// <summary>From the restart by command to the first probe.</summary>
    public const int RestartMs = 3_000;

    /// <summary>The SIM card is there within 20 s of the start.</summary>
    public const int SimMs = 20_000;

    /// <summary>Between questions for the SIM card and the network.</summary>
    public const int AskMs = 2_000;

    /// <summary>A network is found within 90 s, or a restart helps.</summary>
    public const int RegisterMs = 90_000;

    /// <summary>Attempts at a data connection before a power cycle.</summary>
    public const int AttachTries = 3;

    /// <summary>Pause between them.</summary>
    public const int AttachPauseMs = 5_000;

    /// <summary>The whole of bringing a modem up, whatever it says: longer than all waits in a row.</summary>
    public const int StartMs = 420_000;

    /// <summary>First pause after a modem could not be brought up.</summary>
    public const int FirstPauseMs = 10_000;

    /// <summary>Longest such pause: a card put in later is found within this time.</summary>
    public const int LongestPauseMs = 300_000;

    /// <summary>How often signal and cell are asked for; also the sign of life.</summary>
    public const int StatusMs = 30_000;

    /// <summary>An attempt to open the link is given up after so long; longer than a modem's own bound for a socket.</summary>
    public const int OpenMs = 60_000;

    /// <summary>Opening fails this often: the data connection is made anew.</summary>
    public const int OpensBeforeAttach = 2;

    /// <summary>Opening fails this often: the modem is switched off and on.</summary>
    public const int OpensBeforeCycle = 4;

    /// <summary>An unsolicited line may get lost: while an answer is due the modem is asked for bytes by itself.</summary>
    public const int FetchMs = 2_000;

    /// <summary>So long after the last send an answer is due no more.</summary>
    public const int AnswerDueMs = 60_000;
}
