namespace ReferenceSwitch;

/// <summary>
/// Lets a number of requests a second through, with bursts of as many. Measured on a clock that never jumps, so that
/// setting the wall clock neither opens nor closes it.
/// </summary>
internal sealed class RateLimiter(int perSecond)
{
    private const long MsPerSecond = 1000;

    /// <summary>What one sender has left.</summary>
    internal sealed class Bucket
    {
        /// <summary>Thousandths of a request; negative before the first one.</summary>
        public long Left { get; set; } = -1;

        /// <summary>When <see cref="Left"/> was right, in ms of uptime.</summary>
        public long AtMs { get; set; }
    }

    /// <summary>Takes one request out of the bucket; false when it is empty.</summary>
    public bool Allow(Bucket bucket, long uptimeMs)
    {
        long full = perSecond * MsPerSecond;
        long since = Math.Clamp(uptimeMs - bucket.AtMs, 0, MsPerSecond);
        bucket.Left = bucket.Left < 0 ? full : Math.Min(full, bucket.Left + (since * perSecond));
        bucket.AtMs = uptimeMs;
        if (bucket.Left < MsPerSecond)
            return false;
        bucket.Left -= MsPerSecond;
        return true;
    }
}
