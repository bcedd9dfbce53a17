using ReferenceSwitch.Terminals;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Voice;
using Simulation.Boxes;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Network;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Runs;

/// <summary>One box with its line to the switch, and whoever watches it.</summary>
internal sealed class Stall
{
    // Code rules and all receipts included.
    private const long MostRetainedBytes = 96 * 1024;

    private const int LongestWordsMs = 60_000;
    private const int LookMs = 500;

    private Sentence? _heard;

    internal Stall(int number, Timeline time, FaultSource faults, Trace trace, SwitchModel model, Dice dice, Profile profile)
    {
        ProvisionedTerminal terminal = model.Terminals[number];
        string name = number == 0 ? "box" : $"box{number + 1}";
        Watch = new MoneyWatch(model, time, terminal.TerminalId);
        Network = new SimNetwork(time, faults, trace, model, Watch, terminal.TerminalId, name, dice.At(3, number));
        Box = new BoxHost(time, faults, trace, Network, Watch, terminal, name, dice.At(4, number), profile) { Heard = Hear };
        Agreement = new Agreement(Watch, model);
    }

    internal MoneyWatch Watch { get; }

    internal SimNetwork Network { get; }

    internal BoxHost Box { get; }

    internal Agreement Agreement { get; }

    internal void Mend()
    {
        Network.Mend();
        Box.Mend();
    }

    /// <summary>What is not settled, in words; empty when all is.</summary>
    internal string Unsettled()
    {
        if (Box.Box is null)
            return "the box does not run";
        if (Box.Box.PaymentState != PaymentState.Idle)
            return $"a payment is {Box.Box.PaymentState}";
        if (Box.Box.UnknownCount > 0)
            return $"{Box.Box.UnknownCount} purchases are unknown";
        if (Box.Box.SwitchState is not (SwitchState.SignedIn or SwitchState.SignedOut))
            return $"the connection is {Box.Box.SwitchState}";
        if (Box.Box.ScannerState != ScannerState.Ready)
            return $"the scanner is {Box.Box.ScannerState}";
        if (Box.IsNearlyEmpty)
            return "the battery is nearly empty";
        if (Watch.AdoptionDue)
            return "the total of the day was not taken over";
        if (Network.InFlight > 0)
            return "frames are in flight";
        return Box.Box.Silent ? "" : "the box speaks";
    }

    /// <summary>Whatever arrived, the firmware keeps no more than it has room for.</summary>
    internal void CheckMemory()
    {
        long bytes = RetainedBytes.Of(Box.Firmware);
        if (bytes > MostRetainedBytes)
            throw new ViolationException(Invariant.KeepsRunning, $"the firmware keeps {bytes} bytes in memory");
        MostRetained = Math.Max(MostRetained, bytes);
    }

    /// <summary>Most bytes that the firmware kept.</summary>
    internal long MostRetained { get; private set; }

    /// <summary>The vendor presses the total key; what is heard is compared with the switch's books.</summary>
    internal void HearTotal(Action<long> runFor)
    {
        _heard = null;
        Box.Press(Key.Clear);
        runFor(200);
        Box.Press(Key.Total);
        runFor(2_000);
        if (Watch.Display is DisplayWatch display)
            Agreement.CheckShownTotal(display);
        // What is being said by a voice module is heard to its end.
        for (int waited = 0; waited < LongestWordsMs && _heard is null; waited += LookMs)
            runFor(LookMs);
        Agreement.CheckTotal(_heard);
    }

    /// <summary>The vendor clears what stands there, and looks at the display when everything had time to be put right.</summary>
    internal void LookAtRest(Action<long> runFor)
    {
        if (Watch.Display is not DisplayWatch display)
            return;
        Box.Press(Key.Clear);
        runFor(DisplayWatch.RepairMs + LookMs);
        display.CheckRest(Box.FixedFen);
    }

    private void Hear(Sentence sentence)
    {
        if (sentence.Count == 0 || sentence[0] != Clip.ReceivedToday)
            return;
        _heard = new Sentence();
        _heard.CopyFrom(sentence);
    }
}
