using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;
using Workbench;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The plan of every folder of boards/, for tests that hold for all of them.</summary>
internal static class AllBoards
{
    public static IEnumerable<object[]> Names => BoardChoice.Names.Select(name => new object[] { name });

    public static BoardPlan Plan(string name) => BoardChoice.Plan(name);
}
