using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>Cuts the power of a box in memory at an operation on flash, and at every one of them.</summary>
internal static class PowerCuts
{
    /// <summary>Runs a fresh world until the power is cut.</summary>
    /// <param name="write">The operation on flash, counted from 1.</param>
    /// <param name="bytes">How many bytes of it are done.</param>
    /// <param name="world">The world, as the cut leaves it.</param>
    /// <returns>False when the run has fewer operations.</returns>
    internal delegate bool Cut(int write, int bytes, out World world);

    /// <summary>Runs until the power is cut at an operation, counted from 1 and from now on.</summary>
    /// <returns>False when the run has fewer operations.</returns>
    internal static bool Happens(World world, int write, int bytes, Action<World> run)
    {
        world.Storage.CutAtWrite = world.Storage.Writes + write;
        world.Storage.CutAfterBytes = bytes;
        try
        {
            run(world);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    /// <summary>Cuts every operation after each number of its bytes, from none to all, and looks at what is left.</summary>
    /// <returns>How many cuts there were.</returns>
    internal static int Everywhere(string name, Cut cut, Action<World, string> look)
    {
        int points = 0;
        for (int write = 1; cut(write, 0, out World world); write++)
        {
            int bytes = world.Storage.LastCount;
            look(world, $"{name}: write {write}, byte 0");
            for (int at = 1; at <= bytes; at++)
            {
                Assert.IsTrue(cut(write, at, out world));
                look(world, $"{name}: write {write}, byte {at} of {bytes}");
            }
            points += bytes + 1;
        }
        return points;
    }
}
