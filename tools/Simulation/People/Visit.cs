using System.Text;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ScanBox.Payments;
using ScanBox.Ports;
using Simulation.Boxes;
using Simulation.Chance;
using Simulation.Network;
using Simulation.Profiles;

namespace Simulation.People;

/// <summary>One customer at the counter and the vendor behind it: what they type, show and do, as pauses in between.</summary>
internal sealed class Visit(BoxHost box, SwitchModel model, FaultSource faults, ShownCodes shown, Dice dice)
{
    private const int GlanceMs = 250;

    private const int Wallets = 3;

    // Further back than a small journal reaches.
    private const int OldestStan = 45;

    private const string WrongPin = "1379";

    // After that the vendor takes cash, and the next customer comes.
    private const int PatienceMs = 150_000;

    private static readonly Key[] s_keys =
    [
        Key.Clear, Key.Confirm, Key.Digit1, Key.Digit0, Key.Clear, Key.Replay, Key.Total, Key.Back, Key.Plus, Key.Point, Key.VolumeUp, Key.VolumeDown, Key.Confirm,
    ];

    private static readonly string[] s_wrongCodes =
    [
        "https://qr.alipay.com/fkx07031xyz", "wxp://f2f0abcdef", "6901234567892", "hello", "00020101021129370016A000000677010111011300669",
    ];

    private int _draws = 100;

    private PaymentState State => box.Box?.PaymentState ?? PaymentState.Idle;

    private int Draw(int least, int most) => dice.Between(least, most, _draws++);

    /// <summary>The whole visit.</summary>
    internal IEnumerator<long> Go()
    {
        if (faults.Strikes(FaultKind.EndOfDay))
        {
            foreach (long pause in CloseTheDay())
                yield return pause;
        }
        byte[] code = Prepare();
        foreach (long pause in Type(Amount()))
            yield return pause;
        foreach (long pause in WaitFor(PaymentState.AwaitingCode, 3_000))
            yield return pause;
        if (State != PaymentState.AwaitingCode && faults.Strikes(FaultKind.HoldsConfirm))
        {
            yield return Draw(0, 3_000);
            box.Hold(Key.Confirm);
            yield return Draw(2_000, 5_000);
            box.Hold(Key.None);
            foreach (long pause in WaitFor(PaymentState.AwaitingCode, 2_000))
                yield return pause;
        }
        if (faults.Strikes(FaultKind.WrongCode))
        {
            box.Show(Encoding.ASCII.GetBytes(s_wrongCodes[Draw(0, s_wrongCodes.Length - 1)]), 2_000);
            yield return Draw(500, 3_000);
        }
        if (!faults.Strikes(FaultKind.CustomerLeaves))
        {
            yield return Draw(300, 6_000);
            box.Show(code, Draw(1_000, 15_000));
            yield return GlanceMs;
        }
        foreach (long pause in WaitFor(PaymentState.Idle, PatienceMs))
            yield return pause;
        if (faults.Strikes(FaultKind.CodeShownAgain))
        {
            foreach (long pause in Type(Amount()))
                yield return pause;
            box.Show(code, Draw(1_000, 8_000));
            foreach (long pause in WaitFor(PaymentState.Idle, PatienceMs))
                yield return pause;
        }
        box.TakeAway();
        if (faults.Strikes(FaultKind.GivesBack))
        {
            foreach (long pause in GiveBack())
                yield return pause;
        }
        yield return Draw(500, 5_000);
    }

    private IEnumerable<long> CloseTheDay()
    {
        box.Press(Key.Total);
        box.Hold(Key.Total);
        yield return Draw(3_100, 5_000);
        box.Hold(Key.None);
        // Some go on at once, some wait for the words, some go home.
        yield return Draw(0, 3) == 0 ? Draw(20_000_000, 50_000_000) : Draw(0, 60_000);
    }

    private IEnumerable<long> GiveBack()
    {
        if (State == PaymentState.Idle)
            box.Press(Key.Clear);
        yield return GlanceMs;
        box.BeginUndo();
        yield return Draw(200, 2_000);
        // One of the last, or older than what the box remembers.
        int stan = (box.Box?.LastReceipt.Stan ?? 0) - (Draw(0, 2) == 0 ? Draw(JournalState.MaxReceipts, OldestStan) : Draw(0, 4));
        box.TypeDigits(Draw(0, 1) == 0 || stan <= 0 ? "" : stan.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return Draw(200, 2_000);
        if (faults.Strikes(FaultKind.WrongPin))
        {
            box.TypeDigits(WrongPin);
            yield return Draw(200, 2_000);
            if (Draw(0, 1) == 0)
            {
                box.Press(Key.Confirm);
                yield return Draw(200, 2_000);
                box.TypeDigits(WrongPin);
                yield break;
            }
        }
        box.TypeDigits(BoxHost.Pin);
        yield return Draw(200, 2_000);
        // Not this one: the one before with the same number.
        if (Draw(0, 4) == 0)
        {
            box.Press(Key.Undo);
            yield return Draw(200, 2_000);
        }
        // Not all of it, or more than there is.
        if (Draw(0, 2) == 0)
        {
            foreach (long pause in Type($"{Draw(0, 99)}.{Draw(1, 99):D2}", clear: false))
                yield return pause;
        }
        box.Press(Draw(0, 9) == 0 ? Key.Clear : Key.Confirm);
        yield return GlanceMs;
        foreach (long pause in WaitFor(PaymentState.Idle, PatienceMs))
            yield return pause;
    }

    private byte[] Prepare()
    {
        if (faults.Strikes(FaultKind.ScannerGone))
            box.LoosenScanner();
        // The wallets stand first in the list of apps, the many banks behind them.
        PayerApp app = PayerApps.All[Draw(0, 2) == 0 ? Draw(0, PayerApps.All.Count - 1) : Draw(0, Wallets)];
        model.Prepare(Behaviour());
        if (faults.Strikes(FaultKind.CodeOfTheNextStall) && shown.Last is byte[] other)
            return other;
        return shown.Last = model.ShowCode(app, faults.Strikes(FaultKind.NoFunds) ? PayerKind.Poor : PayerKind.Funded);
    }

    private PayerBehaviour Behaviour()
    {
        bool expired = faults.Strikes(FaultKind.CodeExpired);
        PayerDecision decision = PayerDecision.NotAsked;
        if (faults.Strikes(FaultKind.AsksPassword))
            decision = PayerDecision.Pays;
        if (faults.Strikes(FaultKind.GivesUp))
            decision = PayerDecision.GivesUp;
        if (faults.Strikes(FaultKind.Ignores))
            decision = PayerDecision.Ignores;
        return decision == PayerDecision.NotAsked
            ? new PayerBehaviour { CodeExpired = expired }
            : new PayerBehaviour { CodeExpired = expired, AskPassword = true, Decision = decision, DecidesAfterMs = Draw(0, 90_000) };
    }

    private string Amount()
    {
        // Confirm alone takes the price.
        if (box.FixedFen > 0 && Draw(0, 1) == 0)
            return "";
        long fen = Draw(1, 20_000);
        string yuan = $"{fen / 100}.{fen % 100:D2}";
        return Draw(0, 9) == 0 ? yuan + "+1" : yuan;
    }

    private IEnumerable<long> Type(string amount, bool clear = true)
    {
        // What was typed for a payment that could not begin still stands there.
        if (clear && State == PaymentState.Idle)
            box.Press(Key.Clear);
        foreach (char c in amount)
        {
            box.Press(c switch { '.' => Key.Point, '+' => Key.Plus, _ => (Key)(c - '0' + (int)Key.Digit0) });
            yield return Draw(60, 250);
        }
        box.Press(Key.Confirm);
        yield return GlanceMs;
    }

    private IEnumerable<long> WaitFor(PaymentState state, int patienceMs)
    {
        for (int waited = 0; waited < patienceMs && State != state; waited += GlanceMs)
        {
            if (faults.Strikes(FaultKind.ImpatientKey, out Dice how))
                box.Press(s_keys[how.Below(s_keys.Length, 1)]);
            if (faults.Strikes(FaultKind.PowerCut))
                box.PowerOff();
            yield return GlanceMs;
        }
    }
}
