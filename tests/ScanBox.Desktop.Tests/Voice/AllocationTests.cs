using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Desktop.Tests.Voice;

[TestClass]
public class AllocationTests
{
    private const int Steps = 10_000;

    [TestMethod]
    public void AnIdleAnnouncerAllocatesNothing()
    {
        var speaker = new Silence();
        var announcer = new Announcer(speaker, speaker, null);
        announcer.Step(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
        {
            announcer.Step(i);
            announcer.TakeBegun();
            announcer.TakeFinished();
        }
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void AReceiptAllocatesOnlyItsCaption()
    {
        var speaker = new Silence();
        var announcer = new Announcer(speaker, speaker, null);
        var sentence = new Sentence();
        long text = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Phrases.Receipt(sentence, "wechat", 1250, 1);
            announcer.Say(sentence);
            for (int i = 0; i < 10; i++)
                announcer.Step(i);
            long all = GC.GetAllocatedBytesForCurrentThread() - before;
            before = GC.GetAllocatedBytesForCurrentThread();
            _ = "says " + sentence.Text();
            text = GC.GetAllocatedBytesForCurrentThread() - before;
            if (round > 0)
                Assert.AreEqual(text, all);
        }
    }

    private sealed class Silence : ISpeaker, IBoxLog
    {
        public int Volume { get; set; }

        public int Room => 0;

        public int Pending => 0;

        public void Write(byte[] muLaw, int offset, int count)
        {
        }

        void IBoxLog.Write(long atMs, string what)
        {
        }
    }
}
