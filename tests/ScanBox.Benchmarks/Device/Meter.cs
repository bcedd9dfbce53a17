using System;
using GC = nanoFramework.Runtime.Native.GC;

namespace ScanBox.Benchmarks;

/// <summary>
/// The device's instruments. Its clock has milliseconds, so work is repeated for a fiftieth of a second, and the best of many such batches
/// counts: something else on the machine can only slow it down. It does not count allocated bytes, but it collects garbage when the heap
/// is full: a dead object under a weak reference shows when. So runs are counted from collection to collection, and compared with how many
/// objects of a known size fit between two under the same conditions.
/// </summary>
internal sealed class Meter
{
    private const int WarmUpRuns = 3;
    private const int LeastMs = 20;
    private const int SizingBatches = 4;
    private const int Batches = 40;

    // The first cycle begins with a compacted heap and the next ones do not; together they are fair.
    private const int Cycles = 4;

    // An object of 12 bytes a run would fill a 96 KB heap within 8,192 runs: no collection in so many means no object at all.
    private const int MostRuns = 40000;

    // Of interpreter memory: 24 for the array, 40 for its elements.
    private const int KnownElements = 40;
    private const int KnownBytes = 64;

    public long NanosecondsPerRun { get; private set; }

    public long BytesPerRun { get; private set; }

    public static string Platform => "nanoFramework interpreter";

    /// <summary>Bytes in use, from an arbitrary zero.</summary>
    public static long LiveBytes => -(long)GC.Run(true);

    public void Measure(IWork work)
    {
        for (int i = 0; i < WarmUpRuns; i++)
            work.Run();
        MeasureTime(work);
        int knownRuns = RunsWithinCycles(new KnownWork());
        int runs = RunsWithinCycles(work);
        BytesPerRun = runs < 0 ? 0 : (long)knownRuns * KnownBytes / runs;
    }

    public void MeasureTime(IWork work)
    {
        int runs = 1;
        while (BestBatch(work, runs, SizingBatches) < LeastMs)
            runs *= 2;
        NanosecondsPerRun = BestBatch(work, runs, Batches) * 1000000 / runs;
    }

    private static long BestBatch(IWork work, int runs, int batches)
    {
        long best = long.MaxValue;
        for (int i = 0; i < batches; i++)
        {
            long took = Batch(work, runs);
            if (took < best)
                best = took;
        }
        return best;
    }

    private static long Batch(IWork work, int runs)
    {
        long started = Environment.TickCount64;
        for (int i = 0; i < runs; i++)
            work.Run();
        return Environment.TickCount64 - started;
    }

    /// <summary>Runs until the heap was collected <see cref="Cycles"/> times; -1 when it never is.</summary>
    private static int RunsWithinCycles(IWork work)
    {
        GC.Run(true);
        int runs = 0;
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            WeakReference canary = Canary();
            while (canary.IsAlive)
            {
                work.Run();
                runs++;
                if (runs == MostRuns)
                    return -1;
            }
        }
        return runs;
    }

    private static WeakReference Canary() => new WeakReference(new object());

    private sealed class KnownWork : IWork
    {
        private byte[] _last = new byte[0];

        public string Name => "known";

        public int Length => _last.Length;

        public void Run() => _last = new byte[KnownElements];
    }
}
