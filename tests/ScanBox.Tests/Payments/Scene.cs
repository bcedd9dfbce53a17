using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

/// <summary>Brings a payment of 5 yuan with Alipay into a state, and lets something happen to it.</summary>
internal static class Scene
{
    private const string MerchantCode = "https://qr.alipay.com/fkx12345";

    /// <summary>Long enough for all that was begun to be said, in milliseconds.</summary>
    public const int MomentMs = 600;

    /// <summary>One row of the table: what follows, and what is heard, sentence by sentence.</summary>
    public static void Check(PaymentState from, Happens what, PaymentState to, int unknown, string heard)
    {
        World world = Reach(from, what);
        string row = "state " + (int)from + ", event " + (int)what;
        Assert.AreEqual((int)from, (int)world.Box.PaymentState, row);
        Let(world, from, what);
        Assert.AreEqual(heard, world.Log.Said(), row);
        Assert.AreEqual((int)to, (int)world.Box.PaymentState, row);
        Assert.AreEqual(unknown, world.Box.UnknownCount, row);
    }

    /// <summary>A row where nothing changes and nothing is said.</summary>
    public static void Stays(PaymentState state, Happens what) => Check(state, what, state, state > PaymentState.AwaitingCode ? 1 : 0, "");

    /// <summary>A box in a state, with nothing left to say. Requests about money are not answered by themselves.</summary>
    public static World Reach(PaymentState state, Happens next)
    {
        var world = new World();
        world.RunUntilReady();
        if (next == Happens.CodeRepeated)
        {
            world.PayWith("1", World.WechatCode);
            world.RunUntilQuiet();
        }
        world.Switch.Holds = true;
        world.Switch.Result = state == PaymentState.Declined ? "51" : "00";
        if (state != PaymentState.Idle)
        {
            world.Press("5=");
            world.RunUntil(PaymentState.AwaitingCode);
        }
        if (state > PaymentState.AwaitingCode)
            Advance(world, state);
        world.RunFor(MomentMs);
        world.Log.Clear();
        return world;
    }

    public static void Let(World world, PaymentState state, Happens what)
    {
        switch (what)
        {
            case Happens.KeyConfirm:
                world.Press("=");
                break;
            case Happens.KeyClear:
                world.Press("c");
                break;
            case Happens.CodeOk:
                world.Scanner.Show(World.UnionPayCode);
                break;
            case Happens.CodeRefused:
                world.Scanner.Show(MerchantCode);
                break;
            case Happens.CodeRepeated:
                world.Scanner.Show(World.WechatCode);
                break;
            case Happens.Timeout:
                for (int i = 0; i < 70 && world.Box.PaymentState == state; i++)
                    world.RunFor(1000);
                break;
            case Happens.LinkUpAgain:
                world.Switch.Unreachable = true;
                world.RunFor(300);
                world.Switch.Unreachable = false;
                world.RunFor(5000);
                break;
            case Happens.LinkDown:
                world.Switch.Unreachable = true;
                world.Switch.Close();
                break;
            case Happens.PowerCut:
                world.Storage.Refuses = false;
                world.Switch.Holds = false;
                world.Switch.Unreachable = false;
                world.Restart();
                world.RunFor(20_000);
                break;
            case Happens.FlashRefuses:
                RefuseFlash(world, state);
                break;
            case Happens.ScannerFails:
                world.Scanner.Fail();
                break;
            case Happens.LateApproval:
                world.Switch.AnswerPurchase(1, "00");
                break;
            default:
                Answer(world, state, what);
                break;
        }
        world.RunFor(MomentMs);
    }

    private static void Advance(World world, PaymentState state)
    {
        bool ends = state >= PaymentState.Approved;
        world.Switch.Unreachable = state == PaymentState.Sending;
        world.RunFor(100);
        world.Scanner.Show(World.AlipayCode);
        world.RunUntil(state == PaymentState.Sending ? state : PaymentState.AwaitingAnswer);
        if (state == PaymentState.AwaitingPayer)
        {
            world.Switch.Answer("09", true);
        }
        else if (state == PaymentState.Inquiring || state == PaymentState.Reversing || state == PaymentState.Reversed)
        {
            world.Press("c");
            world.RunUntil(PaymentState.Inquiring);
            world.RunFor(MomentMs);
            if (state != PaymentState.Inquiring)
            {
                world.Switch.Answer("25", true);
                world.RunUntil(PaymentState.Reversing);
                world.RunFor(MomentMs);
            }
        }
        if (!ends)
            return;
        // Only flash that refuses makes these states last.
        world.Storage.Refuses = true;
        world.Switch.Answer(state == PaymentState.Declined ? "51" : "00", true);
        world.RunUntil(state);
    }

    private static void RefuseFlash(World world, PaymentState state)
    {
        world.Storage.Refuses = true;
        if (state == PaymentState.AwaitingCode)
            world.Scanner.Show(World.UnionPayCode);
        else if (state == PaymentState.AwaitingPayer)
            world.Press("c");
        else if (state != PaymentState.Idle)
            world.Switch.Answer("00", true);
        world.RunFor(7000);
    }

    private static void Answer(World world, PaymentState state, Happens what)
    {
        string result = what switch
        {
            Happens.Answer51 => "51",
            Happens.Answer09 => "09",
            Happens.Answer96 => "96",
            Happens.Answer77 => "77",
            _ => "00",
        };
        if (state <= PaymentState.AwaitingCode)
            world.Switch.AnswerPurchase(1, result);
        else
            world.Switch.Answer(result, what != Happens.AnswerWithWrongMac);
    }
}
