using System;
using ScanBox.Benchmarks.Works;

namespace ScanBox.Benchmarks;

/// <summary>What the box's own encoding saves. The two are measured in turns, so that a busy machine is fair to both.</summary>
internal static class Comparison
{
    private const int Turns = 3;

    public static void Print()
    {
        var frame = new BuildFrame();
        var json = new JsonRequest();
        long frameBest = long.MaxValue;
        long jsonBest = long.MaxValue;
        for (int i = 0; i < Turns; i++)
        {
            frameBest = Least(frameBest, frame);
            jsonBest = Least(jsonBest, json);
        }
        Program.Print(json);
        Console.WriteLine("frame build + MAC / same request by nanoFramework.Json: " + (frameBest * 100 / jsonBest).ToString() + " %");
    }

    private static long Least(long best, IWork work)
    {
        var meter = new Meter();
        meter.MeasureTime(work);
        return meter.NanosecondsPerRun < best ? meter.NanosecondsPerRun : best;
    }
}
