using System;
using System.Diagnostics;

namespace ScanBox.Benchmarks;

/// <summary>The desktop's instruments: its stopwatch, and its own count of allocated bytes.</summary>
internal sealed class Meter
{
    private const int WarmUpRuns = 200;
    private const int LeastMs = 300;

    public long NanosecondsPerRun { get; private set; }

    public long BytesPerRun { get; private set; }

    public static string Platform => $".NET {Environment.Version}";

    /// <summary>Live bytes after a collection.</summary>
    public static long LiveBytes => GC.GetTotalMemory(forceFullCollection: true);

    public void Measure(IWork work)
    {
        for (int i = 0; i < WarmUpRuns; i++)
            work.Run();
        for (int runs = 1; ; runs *= 2)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < runs; i++)
                work.Run();
            TimeSpan took = Stopwatch.GetElapsedTime(started);
            BytesPerRun = (GC.GetAllocatedBytesForCurrentThread() - bytes) / runs;
            NanosecondsPerRun = (long)(took.TotalNanoseconds / runs);
            if (took.TotalMilliseconds >= LeastMs)
                return;
        }
    }
}
