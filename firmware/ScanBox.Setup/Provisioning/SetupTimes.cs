namespace ScanBox.Setup.Provisioning;

/// <summary>Whether a set-up code may be used now.</summary>
internal static class SetupTimes
{
    /// <summary>Judges by the clock.</summary>
    /// <param name="issued">When it was made, in seconds since 1970-01-01 UTC.</param>
    /// <param name="until">Until when it is good.</param>
    /// <param name="now">The time now.</param>
    internal static SetupFault Judge(long issued, long until, long now)
    {
        if (now > until)
            return SetupFault.Expired;
        return issued > now + SetupCode.ClockSkewSeconds ? SetupFault.NotYet : SetupFault.None;
    }
}
