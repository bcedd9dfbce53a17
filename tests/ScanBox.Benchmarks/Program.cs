using System;
using ScanBox.Benchmarks.Works;

namespace ScanBox.Benchmarks;

/// <summary>Prints the table: one line for each piece of work, with its time and its allocated bytes.</summary>
internal static class Program
{
    private const int SoakPayments = 1000;

    private static void Main()
    {
        Console.WriteLine(Meter.Platform);
        Line("work", "us", "bytes");
        // One after the other, and each forgotten before the next is made: two boxes do not fit the heap of a device.
        Print(new IdleStep());
        Print(new Classify("classify numeric", Classify.Numeric));
        Print(new Classify("decode EMV", Classify.Emv));
        Print(new CipherBlock());
        Print(new BuildFrame());
        Comparison.Print();
        Print(new CheckAnswer());
        Print(new JournalRecordWork());
        PrintPayment(new BenchBox());
        PrintVerification();
        Print(new VoiceSecond(new MuLaw8k(), "second of voice, mu-law"));
        Soak(new BenchBox());
    }

    internal static void Print(IWork work)
    {
        var meter = new Meter();
        meter.Measure(work);
        Line(work.Name, Microseconds(meter.NanosecondsPerRun), meter.BytesPerRun.ToString());
    }

    /// <summary>The switch at the other end is no part of the box: what it costs to answer is measured alone and taken off.</summary>
    private static void PrintPayment(BenchBox box)
    {
        var both = new Meter();
        both.Measure(new PaymentAndSwitch(box));
        var alone = new Meter();
        alone.Measure(new SwitchAlone(box));
        Line("whole payment", Microseconds(both.NanosecondsPerRun - alone.NanosecondsPerRun), (both.BytesPerRun - alone.BytesPerRun).ToString());
    }

    /// <summary>A whole verification takes too long to be repeated until its garbage shows: its bytes are those of its steps.</summary>
    private static void PrintVerification()
    {
        Print(new HashBlock());
        var step = new Meter();
        step.Measure(new SignatureStep());
        var work = new VerifySignature();
        var whole = new Meter();
        whole.MeasureTime(work);
        Line(work.Name, Microseconds(whole.NanosecondsPerRun), (step.BytesPerRun * work.Steps).ToString());
        Line("one step of it, of " + work.Steps.ToString(), Microseconds(whole.NanosecondsPerRun / work.Steps), step.BytesPerRun.ToString());
    }

    private static void Soak(BenchBox box)
    {
        // What the first payments leave behind stays: the last receipt, the remembered codes.
        for (int i = 0; i < 50; i++)
            box.Pay();
        long before = Meter.LiveBytes;
        for (int i = 0; i < SoakPayments; i++)
            box.Pay();
        long growth = Meter.LiveBytes - before;
        Console.WriteLine("soak: " + SoakPayments.ToString() + " payments, growth of the heap " + growth.ToString() + " bytes");
    }

    private static string Microseconds(long nanoseconds)
    {
        long tenths = (nanoseconds + 50) / 100;
        return (tenths / 10).ToString() + "." + (tenths % 10).ToString();
    }

    private static void Line(string name, string time, string bytes) =>
        Console.WriteLine(name.PadRight(36) + time.PadLeft(12) + bytes.PadLeft(10));
}
