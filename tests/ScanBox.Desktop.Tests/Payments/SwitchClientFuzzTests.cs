using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>Damaged frames for a client in every state: nothing of them may be taken for an answer of the switch.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SwitchClientFuzzTests
{
    private static readonly PurchaseReference s_purchase = new() { Batch = 7, Stan = 2, AmountFen = 500 };
    private static readonly byte[] s_key = new byte[16];

    [TestMethod]
    [DataRow(SwitchState.SigningIn)]
    [DataRow(SwitchState.SignedIn)]
    [DataRow(SwitchState.Connecting)]
    [DataRow(SwitchState.Offline)]
    public void DamagedFramesAreNeverAuthentic(SwitchState state)
    {
        byte[][] good = Recorded();
        var mutator = new Mutator(20260101 + (int)state, good);
        var random = new Random(3);
        var link = new TappedLink();
        SwitchClient client = New(link);
        long nowMs = 0;
        Reach(client, link, state, ref nowMs);
        long before = GC.GetTotalMemory(true);
        int frames = 0;
        for (int i = 0; frames < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            // The addresses in front and whatever follows a frame are not part of what the switch said.
            if (Array.Exists(good, frame => damaged.AsSpan().IndexOf(frame.AsSpan(Frame.MessageOffset)) >= 0))
                continue;
            frames++;
            link.Incoming = damaged;
            nowMs += random.Next(200);
            client.Step(nowMs, 7, 1);
            for (SwitchAnswer? answer = client.TakeAnswer(); answer is not null; answer = client.TakeAnswer())
                Assert.IsFalse(answer.Authentic, $"case {i}");
            Assert.IsFalse(state != SwitchState.SignedIn && client.SignedIn, $"case {i}");
            if (client.State != state || link.Incoming.Length > 0)
                Reach(client, link, state, ref nowMs);
        }
        Assert.IsTrue(GC.GetTotalMemory(true) - before < 1_000_000);
    }

    private static void Reach(SwitchClient client, TappedLink link, SwitchState state, ref long nowMs)
    {
        link.Incoming = [];
        for (int i = 0; i < 1000 && client.State != state; i++)
        {
            // A link that breaks starts the client over.
            if (client.State is SwitchState.SignedIn or SwitchState.SigningIn && state is not SwitchState.SignedIn)
                link.Close();
            link.Answers = state == SwitchState.SignedIn;
            link.Opens = state != SwitchState.Connecting;
            nowMs += 1000;
            client.Step(nowMs, 7, 1);
        }
        Assert.AreEqual(state, client.State);
        link.Answers = false;
        if (state == SwitchState.SignedIn)
            client.SendPurchase(s_purchase, "6223685882046899894"u8.ToArray(), 19, "123456", nowMs);
    }

    /// <summary>What the switch answers to the same requests, under the same keys.</summary>
    private static byte[][] Recorded()
    {
        var link = new TappedLink { Answers = true, Opens = true };
        SwitchClient client = New(link);
        long nowMs = 0;
        for (; !client.SignedIn; nowMs += 100)
            client.Step(nowMs, 7, 1);
        client.SendPurchase(s_purchase, "6223685882046899894"u8.ToArray(), 19, "123456", nowMs);
        byte[] purchase = link.Take();
        client.SendInquiry(s_purchase, nowMs);
        byte[] inquiry = link.Take();
        client.SendReversal(s_purchase, ReversalReason.NoAnswer, nowMs);
        return [link.FirstAnswer, purchase, inquiry, link.Take()];
    }

    private static SwitchClient New(TappedLink link) =>
        new(link, new MemoryEntropy(), new MemoryLog(), new BoxSettings { TerminalId = "12345678", MerchantId = "123456789012345", Serial = "SB0001" }, new BoxKeys(s_key, s_key));

    /// <summary>The in-memory switch behind a line on which a test can say anything.</summary>
    private sealed class TappedLink : ILink
    {
        private readonly MemorySwitch _switch = new(s_key);

        public byte[] Incoming { get; set; } = [];

        public byte[] FirstAnswer { get; private set; } = [];

        public bool Answers { get; set; }

        public bool Opens { get; set; }

        public LinkState State { get; private set; }

        public LinkPlace? Place => null;

        public void Open()
        {
            _switch.Open();
            State = Opens ? LinkState.Up : LinkState.Opening;
        }

        public void Close()
        {
            _switch.Close();
            Incoming = [];
            State = LinkState.Down;
        }

        public byte[] Take()
        {
            byte[] frame = new byte[2048];
            int length = _switch.Read(frame, 0, frame.Length);
            return frame[..length];
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (Answers && Incoming.Length == 0)
            {
                Incoming = Take();
                if (FirstAnswer.Length == 0)
                    FirstAnswer = Incoming;
            }
            int take = Math.Min(count, Incoming.Length);
            Incoming.AsSpan(0, take).CopyTo(buffer.AsSpan(offset));
            Incoming = Incoming[take..];
            return take;
        }

        public bool Write(byte[] buffer, int offset, int count)
        {
            bool sent = _switch.Write(buffer, offset, count);
            if (!Answers)
                Take();
            return sent;
        }
    }
}
