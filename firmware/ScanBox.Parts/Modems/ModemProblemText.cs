namespace ScanBox.Parts.Modems;

/// <summary>Words for a <see cref="ModemProblem"/>.</summary>
public static class ModemProblemText
{
    /// <summary>What is wrong, and what to look at.</summary>
    public static string Of(ModemProblem problem)
    {
        switch (problem)
        {
            case ModemProblem.None:
                return "no problem";
            case ModemProblem.Mute:
                return "it does not answer: power, wiring of TX and RX, PWRKEY";
            case ModemProblem.UnknownFamily:
                return "its family is not known: it answers ATI with no name of a supported modem";
            case ModemProblem.NoSim:
                return "no SIM card: insert it, contacts down";
            case ModemProblem.SimLocked:
                return "the SIM card wants a PIN: switch the PIN off in a phone";
            case ModemProblem.NoNetwork:
                return "no network takes it: antenna, coverage, bands of the operator";
            case ModemProblem.Denied:
                return "the operator refuses the SIM card: unpaid, not active, or bound to another device";
            default:
                return "no data connection: APN, data plan";
        }
    }
}
