using System;
using System.Diagnostics;

namespace ScanBox.Benchmarks;

/// <summary>The desktop's instruments: its stopwatch, and its own count of allocated bytes.</summary>
internal sealed class Meter
{
    private const int WarmUpRuns = 200;
    private const int LeastMs = 50;
    private const int Batches = 7;

    public long NanosecondsPerRun { get; private set; }

    public long BytesPerRun { get; private set; }

    public static string Platform => $".NET {Environment.Version}";

    /// <summary>Live bytes after a collection.</summary>
    public static long LiveBytes => GC.GetTotalMemory(forceFullCollection: true);

    public void Measure(IWork work)
    {
        for (int i = 0; i < WarmUpRuns; i++)
            work.Run();
        int runs = 1;
        while (Batch(work, runs).TotalMilliseconds < LeastMs)
            runs *= 2;
        NanosecondsPerRun = long.MaxValue;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Batches; i++)
            NanosecondsPerRun = Math.Min(NanosecondsPerRun, (long)(Batch(work, runs).TotalNanoseconds / runs));
        BytesPerRun = (GC.GetAllocatedBytesForCurrentThread() - bytes) / runs / Batches;
    }

    /// <summary>The same: on a desktop bytes cost nothing to count.</summary>
    public void MeasureTime(IWork work) => Measure(work);

    private static TimeSpan Batch(IWork work, int runs)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            work.Run();
        return Stopwatch.GetElapsedTime(started);
    }
}
