using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class ServerTests
{
    [TestMethod]
    public async Task A_payment_over_tcp_and_again_after_a_restart_on_the_same_database()
    {
        using StoreFolder folder = new();
        SwitchHostOptions options = new() { StorePath = folder.File("switch.db") };
        HostedBox box;
        byte[] frame;
        byte[] first;
        await using (SwitchHost host = Started(options))
        {
            box = new HostedBox(host);
            using TcpBox line = new(host.Port);
            Assert.AreEqual(SignInFault.None, box.SignIn(line, 0));
            frame = box.Purchase(1, 1250, host.ShowCode(PayerApps.Get("wechat")));
            first = line.Exchange(frame)!;
            Assert.AreEqual("00", box.Read(first));
        }

        await using SwitchHost again = Started(options);
        using TcpBox reconnected = new(again.Port);
        CollectionAssert.AreEqual(first, reconnected.Exchange(frame), "the session and the result outlive the process");
        Assert.AreEqual(1250, again.Audit().ReceivedFen);
        Assert.IsTrue(again.Audit().Balanced);
    }

    [TestMethod]
    public async Task Frames_may_come_in_pieces_or_glued_together()
    {
        await using SwitchHost host = Started(new());
        HostedBox box = new(host);
        using TcpBox line = new(host.Port);
        byte[] echo = box.Echo(1);
        byte[] framed = [(byte)(echo.Length >> 8), (byte)echo.Length, .. echo];
        foreach (byte one in framed)
            line.SendRaw(one);
        byte[] answer = line.Receive()!;
        line.SendRaw([.. framed, .. framed, .. framed[..5]]);
        Assert.AreEqual(answer.Length, line.Receive()?.Length);
        Assert.AreEqual(answer.Length, line.Receive()?.Length);
        line.SendRaw(framed[5..]);
        Assert.AreEqual(answer.Length, line.Receive()?.Length);
    }

    [TestMethod]
    public async Task Each_transport_fault_happens_to_one_purchase_and_the_next_is_well()
    {
        await using SwitchHost host = Started(new());
        HostedBox box = new(host);
        using TcpBox line = new(host.Port);
        box.SignIn(line, 0);

        host.Enqueue(new() { Transport = TransportFault.WrongMac });
        Assert.AreEqual("00", box.Read(line.Exchange(Buy(1))!));
        Assert.IsFalse(box.Answer.VerifyMac(box.Mac));

        host.Enqueue(new() { Transport = TransportFault.DuplicateAnswer });
        byte[] once = line.Exchange(Buy(2))!;
        CollectionAssert.AreEqual(once, line.Receive());

        host.Enqueue(new() { Transport = TransportFault.AnswerLost });
        line.Send(Buy(3));
        Assert.IsTrue(line.StaysSilent(300));
        Assert.AreEqual(PurchaseState.Approved, box.Find(3)?.State);

        host.Enqueue(new() { AnswerDelayMs = 300 });
        long began = Environment.TickCount64;
        Assert.AreEqual("00", box.Read(line.Exchange(Buy(4))!));
        Assert.IsGreaterThanOrEqualTo(280, Environment.TickCount64 - began);

        host.Enqueue(new() { Transport = TransportFault.CutBeforeHandling });
        Assert.IsNull(line.Exchange(Buy(5)));
        Assert.IsNull(box.Find(5));

        using TcpBox second = new(host.Port);
        host.Enqueue(new() { Transport = TransportFault.CutAfterHandling });
        Assert.IsNull(second.Exchange(Buy(6)));
        Assert.AreEqual(PurchaseState.Approved, box.Find(6)?.State);

        using TcpBox third = new(host.Port);
        host.Enqueue(new() { Payer = new() { NoFunds = true } });
        host.Enqueue(new() { Payer = new() { CodeExpired = true } });
        host.Enqueue(new() { Payer = new() { AskPassword = true, Decision = PayerDecision.GivesUp } });
        string[] expected = ["51", "54", "09", "00"];
        for (int at = 0; at < expected.Length; at++)
        {
            Assert.AreEqual(expected[at], box.Read(third.Exchange(Buy(10 + at))!));
            Assert.IsTrue(box.Answer.VerifyMac(box.Mac));
        }

        Assert.IsTrue(host.Audit().Balanced);

        byte[] Buy(int stan) => box.Purchase(stan, 100, host.ShowCode(PayerApps.Get("wechat")));
    }

    [TestMethod]
    public async Task A_terminal_that_reconnects_is_served_and_its_old_connection_is_closed()
    {
        await using SwitchHost host = Started(new());
        HostedBox box = new(host);
        using TcpBox old = new(host.Port);
        box.SignIn(old, 0);
        Assert.AreEqual("00", box.Read(old.Exchange(box.Purchase(1, 100, host.ShowCode(PayerApps.Get("jd"))))!));
        using TcpBox stranger = new(host.Port);
        Assert.IsNotNull(stranger.Exchange(box.Echo(2)), "who has proved nothing closes nobody's connection");
        Assert.AreEqual("00", box.Read(old.Exchange(box.Purchase(3, 100, host.ShowCode(PayerApps.Get("jd"))))!));
        using TcpBox fresh = new(host.Port);
        Assert.AreEqual("00", box.Read(fresh.Exchange(box.Purchase(4, 100, host.ShowCode(PayerApps.Get("jd"))))!));
        Assert.IsNull(old.Receive());
        Assert.AreEqual("00", box.Read(fresh.Exchange(box.Purchase(5, 100, host.ShowCode(PayerApps.Get("jd"))))!));
    }

    [TestMethod]
    public async Task Hostile_connections_are_closed_and_bounded()
    {
        SwitchLimits limits = new() { MaxConnections = 3, IdleTimeoutMs = 2_000, FrameTimeoutMs = 300 };
        await using SwitchHost host = Started(new() { Limits = limits });
        HostedBox box = new(host);
        foreach (byte[] bytes in new byte[][] { [0, 0], [0xFF, 0xFF], [0, 3, 1, 2, 3], [], [0], [1, 0, 0x60] })
        {
            using TcpBox bad = new(host.Port);
            bad.SendRaw(bytes);
            Assert.IsNull(bad.Receive(), Convert.ToHexString(bytes));
        }

        List<TcpBox> crowd = [.. Enumerable.Range(0, 3).Select(_ => new TcpBox(host.Port))];
        foreach (TcpBox member in crowd)
            Assert.IsNotNull(member.Exchange(box.Echo(1)));
        using (TcpBox tooMany = new(host.Port))
            Assert.IsNull(tooMany.Receive());
        crowd.ForEach(member => member.Dispose());
        Assert.IsTrue(SpinWait.SpinUntil(() => Answers(host, box), 10_000), "places become free again");
    }

    [TestMethod]
    public async Task A_database_that_fails_means_no_answer_and_no_purchase()
    {
        using StoreFolder folder = new();
        await using SwitchHost host = Started(new() { StorePath = folder.File("switch.db") });
        HostedBox box = new(host);
        using TcpBox line = new(host.Port);
        box.SignIn(line, 0);
        byte[] frame = box.Purchase(1, 100, host.ShowCode(PayerApps.Get("wechat")));
        using (SqliteStore other = SqliteStore.Open(folder.File("switch.db")))
        {
            using ISwitchTransaction holds = other.Begin();
            Assert.IsNull(line.Exchange(frame));
        }

        using TcpBox again = new(host.Port);
        Assert.AreEqual("00", box.Read(again.Exchange(frame)!));
        Assert.AreEqual(100, host.Audit().ReceivedFen);
    }

    [TestMethod]
    public async Task It_stops_cleanly_with_connections_open_and_starts_again()
    {
        await using SwitchHost host = Started(new());
        HostedBox box = new(host);
        using TcpBox open = new(host.Port);
        box.SignIn(open, 0);
        await host.StopAsync();
        Assert.IsNull(open.Receive());
        Assert.AreEqual(0, host.Port);
        host.Start();
        using TcpBox again = new(host.Port);
        Assert.AreEqual("00", box.Read(again.Exchange(box.Purchase(1, 100, host.ShowCode(PayerApps.Get("wechat"))))!));
        Assert.ThrowsExactly<InvalidOperationException>(host.Start);
    }

    [TestMethod]
    public void Plain_tcp_is_refused_off_loopback()
    {
        SwitchHost host = new(new SwitchHostOptions { Address = IPAddress.Any });
        Assert.ThrowsExactly<ArgumentException>(host.Start);
    }

    private static SwitchHost Started(SwitchHostOptions options)
    {
        SwitchHost host = new(options);
        host.Start();
        return host;
    }

    private static bool Answers(SwitchHost host, HostedBox box)
    {
        using TcpBox late = new(host.Port);
        return late.Exchange(box.Echo(2)) is not null;
    }

    /// <summary>A box that speaks to a hosted switch.</summary>
    private sealed class HostedBox
    {
        private readonly SwitchHost host;
        private readonly ProvisionedTerminal terminal;
        private readonly TerminalIdentity identity;
        private readonly RequestComposer composer;
        private readonly Dialect dialect = new();
        private readonly byte[] buffer = new byte[Frame.MaxSize];
        private int batch;

        public HostedBox(SwitchHost host)
        {
            this.host = host;
            terminal = host.Provision();
            identity = new(terminal.TerminalId, terminal.MerchantId, terminal.Serial, "1.0.0");
            composer = new(dialect, identity, new Sm4([.. terminal.SerialKey]));
            Answer = new(dialect);
        }

        public MessageReader Answer { get; }

        public MessageMac Mac { get; private set; } = new(new Sm4(new byte[16]));

        public SignInFault SignIn(TcpBox line, int lastBatch)
        {
            byte[] nonce = new byte[RequestComposer.NonceSize];
            int length = composer.SignIn(lastBatch, 1, nonce, buffer);
            Read(line.Exchange(buffer[Frame.LengthSize..length])!);
            SignInAnswer session = new(dialect, identity);
            SignInFault fault = session.Accept(Answer, new Sm4([.. terminal.Tmk]), 1, nonce);
            Mac = session.CreateMac();
            batch = session.Batch;
            return fault;
        }

        public byte[] Purchase(int stan, long amountFen, byte[] code)
        {
            PurchaseReference purchase = new() { Stan = stan, Batch = batch, AmountFen = amountFen };
            return buffer[Frame.LengthSize..composer.Purchase(purchase, code, 0, code.Length, TestBox.FactorOf(code), Mac, buffer)];
        }

        public byte[] Echo(int stan) => buffer[Frame.LengthSize..composer.Network(NetworkRequest.Echo, batch, stan, buffer)];

        public string? Read(byte[] answer)
        {
            Assert.AreEqual(DecodeError.None, Answer.Read(answer, 0, answer.Length));
            return Answer.Message.GetText(39);
        }

        public Purchase? Find(int stan) => host.FindPurchase(new(terminal.TerminalId, batch, stan));
    }
}
