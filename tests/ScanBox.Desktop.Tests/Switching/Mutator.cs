using System;
using System.Collections.Generic;
using System.Linq;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Makes damaged inputs out of good ones: flipped bits, other bytes, cuts, growth, doubled and moved pieces, and pure noise.</summary>
internal sealed class Mutator(int seed, IEnumerable<byte[]> good)
{
    private readonly Random _random = new(seed);
    private readonly byte[][] _good = [.. good];

    public byte[] Next()
    {
        if (_random.Next(20) == 0)
            return Noise(_random.Next(0, 1200));
        List<byte> bytes = [.. _good[_random.Next(_good.Length)]];
        int damages = _random.Next(0, 4);
        for (int i = 0; i < damages && bytes.Count > 0; i++)
            Damage(bytes);
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count);
        int count = _random.Next(1, Math.Min(64, bytes.Count - at) + 1);
        switch (_random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, count);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, Noise(count));
                break;
            case 5:
                bytes.InsertRange(at, bytes.Skip(at).Take(count).ToArray());
                break;
            default:
                // The bitmap and the prefixes near the beginning decide most.
                bytes[Math.Min(_random.Next(12), bytes.Count - 1)] = (byte)_random.Next(256);
                break;
        }
    }

    private byte[] Noise(int count)
    {
        byte[] noise = new byte[count];
        _random.NextBytes(noise);
        return noise;
    }
}
