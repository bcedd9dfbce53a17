using System;
using nanoFramework.Hardware.Esp32;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// Nonces from what the device has: the interpreter's Random, the microsecond timer, and moments that <see cref="Stir"/>
/// hands in (key presses, arriving bytes), mixed in a pool.
/// </summary>
/// <remarks>
/// This is no cryptographic generator: the class library offers none without one more package. The bytes do not repeat
/// and are hard to guess from outside; they must never become a key.
/// </remarks>
public sealed class Entropy : IEntropy
{
    private readonly Random _random = new();
    private readonly byte[] _drawn = new byte[4];
    private uint _a = 0x9E3779B9;
    private uint _b = 0x243F6A88;

    /// <summary>Mixes in something an outsider does not know, such as the time of a key press or a serial number.</summary>
    public void Stir(long value)
    {
        Mix((uint)value);
        Mix((uint)(value >> 32));
        Mix((uint)HighResTimer.GetCurrent());
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            if ((i & 3) == 0)
            {
                _random.NextBytes(_drawn);
                Mix((uint)BitConverter.ToInt32(_drawn, 0));
                Mix((uint)HighResTimer.GetCurrent());
            }
            buffer[i] = (byte)(_a >> ((i & 3) * 8));
        }
    }

    /// <summary>Each bit of the value and of the pool reaches every bit of the pool: multiply and fold, twice.</summary>
    private void Mix(uint value)
    {
        uint x = _a ^ value;
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        x ^= x >> 16;
        _a = _b + x;
        _b = (_b << 13 | _b >> 19) ^ x;
    }
}
