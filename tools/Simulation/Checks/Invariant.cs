namespace Simulation.Checks;

/// <summary>What must hold, whatever goes wrong. The first six are numbered as in the design.</summary>
public enum Invariant
{
    /// <summary>A purchase, and the intent to reverse it, is on flash before its first byte leaves.</summary>
    DurableBeforeSent = 1,

    /// <summary>Batch and STAN name one purchase for ever.</summary>
    NamesAreUnique = 2,

    /// <summary>"Received" is said only of an approval that is authentic, its own, and journaled; and freshly at most once.</summary>
    ReceivedIsTrue = 3,

    /// <summary>With nothing in flight and no faults, every purchase has ended, and both ends agree how.</summary>
    EndsAgree = 4,

    /// <summary>No purchase starts while another one is unknown.</summary>
    OneUnknownAtATime = 5,

    /// <summary>With nothing unfinished, the totals of both ends are equal.</summary>
    TotalsAgree = 6,

    /// <summary>Money in equals money out, through the channel it has to take.</summary>
    LedgerBalances = 7,

    /// <summary>When faults stop, everything settles within a stated time and the box takes payments.</summary>
    Settles = 8,

    /// <summary>The firmware keeps its own promises: no exception, no wake-up in the past for ever, bounded memory.</summary>
    KeepsRunning = 9,

    /// <summary>Of a receipt no more is given back than was paid, by whoever typed the vendor's PIN; "refunded" is said of what the switch gave back.</summary>
    GivenBackOnce = 10,

    /// <summary>A batch is settled with the totals of the switch's books and nothing unknown in it, and takes nothing new afterwards.</summary>
    SettlementAgrees = 11,

    /// <summary>A code pays for one purchase, whichever boxes it is shown to.</summary>
    CodePaysOnce = 12,

    /// <summary>The console of a box that is set up opens only to the technician's PIN, and a reset takes the journal only when the box owes nothing.</summary>
    ConsoleIsGuarded = 13,

    /// <summary>A key is taken when somebody presses it, and once, whatever its contacts and wires do.</summary>
    KeysAreFingers = 14,

    /// <summary>What the display shows of money is so.</summary>
    DisplayIsTrue = 15,
}
