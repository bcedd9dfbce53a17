using Simulation.Profiles;

namespace Simulation.Runs;

/// <summary>Many runs with seeds in a row, until one fails.</summary>
public static class Campaign
{
    /// <summary>Runs until an invariant breaks. Strings alone go in and out, so that a copy of this assembly loaded beside it can be asked.</summary>
    /// <param name="profile">A profile's name or path.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="runs">Most runs.</param>
    /// <returns>Empty when all held; otherwise the number of runs it took, the invariant and what was seen, each behind a tab.</returns>
    public static string FirstFailure(string profile, ulong firstSeed, int runs)
    {
        Profile mix = Profile.Load(profile);
        for (int run = 0; run < runs; run++)
        {
            RunResult result = SimulatedRun.Run(new RunPlan { Seed = firstSeed + (ulong)run, Profile = mix });
            if (result.Broken is not null)
                return $"{run + 1}\t{result.Broken}\t{result.Problem}";
        }
        return "";
    }
}
