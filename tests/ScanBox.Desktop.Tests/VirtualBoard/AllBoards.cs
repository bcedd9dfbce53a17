using System;
using System.Collections.Generic;
using System.Linq;
using ScanBox.Boards.Esp32S3;
using ScanBox.Boards.Esp32Wroom4Mb;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Device;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The plan of every folder of boards/, for tests that hold for all of them.</summary>
internal static class AllBoards
{
    private static readonly Dictionary<string, Func<BoardPlan>> s_plans = new()
    {
        ["esp32-wrover"] = Esp32WroverBoard.CreatePlan,
        ["esp32-s3"] = Esp32S3Board.CreatePlan,
        ["esp32-wroom-4mb"] = Esp32Wroom4MbBoard.CreatePlan,
    };

    public static IEnumerable<object[]> Names => s_plans.Keys.Select(name => new object[] { name });

    public static BoardPlan Plan(string name) => s_plans[name]();
}
