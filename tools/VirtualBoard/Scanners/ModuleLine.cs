using System;
using VirtualBoard.Serial;

namespace VirtualBoard.Scanners;

/// <summary>What a module says goes out through here and meets the faults of the day.</summary>
internal sealed class ModuleLine(SerialWire wire, ScannerFaults faults, Action restart)
{
    /// <summary>A flood is made in pieces of this time.</summary>
    private const int BabbleMs = 10;

    // What a floating wire delivers: garbage, but the same in every run.
    private const int BabbleSeed = 65;

    private Random _babble = new(BabbleSeed);
    private int _era;

    /// <summary>Sends a reply to a command.</summary>
    public void Reply(ReadOnlySpan<byte> bytes)
    {
        if (Take(faults.LoseReplies, n => faults.LoseReplies = n))
            return;
        byte[] reply = (byte[]?)faults.OtherReply?.Clone() ?? bytes.ToArray();
        if (Take(faults.SpoilReplies, n => faults.SpoilReplies = n))
            reply[^1] ^= 0x10;
        if (Take(faults.HalveReplies, n => faults.HalveReplies = n))
            reply = reply[..(reply.Length / 2)];
        if (Take(faults.RestartInReplies, n => faults.RestartInReplies = n))
        {
            Put(reply.AsSpan(0, reply.Length / 2));
            restart();
            return;
        }
        if (faults.LateMs == 0)
            Put(reply);
        else
            Later(faults.LateMs, () => Put(reply));
    }

    /// <summary>Sends a code that was read.</summary>
    public void Code(ReadOnlySpan<byte> bytes)
    {
        int skip = Math.Min(faults.LoseLeadingBytes, bytes.Length);
        int drop = Math.Min(faults.LoseTrailingBytes, bytes.Length - skip);
        faults.LoseLeadingBytes = 0;
        faults.LoseTrailingBytes = 0;
        Put(bytes[skip..^drop]);
    }

    /// <summary>Sends garbage without a pause.</summary>
    public void Babble(int forMs)
    {
        _babble = new Random(BabbleSeed);
        long until = wire.Now + (forMs * 1000L);
        BabbleOn(until);
    }

    /// <summary>What was still to be said is forgotten.</summary>
    public void Drop() => _era++;

    private static bool Take(int left, Action<int> set)
    {
        if (left > 0)
            set(left - 1);
        return left > 0;
    }

    private void BabbleOn(long until)
    {
        if (wire.Now >= until)
            return;
        byte[] garbage = new byte[Math.Max(1, (int)(BabbleMs * 1000L / BitSampling.ByteMicroseconds(wire.PartBaudRate)))];
        _babble.NextBytes(garbage);
        wire.Send(garbage);
        Later(BabbleMs, () => BabbleOn(until));
    }

    private void Later(int ms, Action what)
    {
        int era = _era;
        wire.After(ms * 1000L, () =>
        {
            if (era == _era)
                what();
        });
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (faults.Silent)
            return;
        if (faults.Noise)
            wire.Send([0xF8]);
        if (faults.SplitMs == 0 || bytes.Length < 2)
        {
            wire.Send(bytes);
            return;
        }
        wire.Send(bytes[..(bytes.Length / 2)]);
        wire.Pause(faults.SplitMs * 1000L);
        wire.Send(bytes[(bytes.Length / 2)..]);
    }
}
