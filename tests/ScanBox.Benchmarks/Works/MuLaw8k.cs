using System;
using ScanBox.Integrity;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Benchmarks.Works;

/// <summary>Storage with a voice pack of one clip of one second.</summary>
internal sealed class MuLaw8k : IStorage
{
    internal const int SecondOfSamples = 8000;

    private const int SamplesAt = PackFormat.HeaderLength + PackFormat.EntryLength;

    // The index is made once; the samples are the same byte over and over, so that the pack does not fill a small heap.
    private readonly byte[] _head = new byte[SamplesAt];
    private readonly byte[] _samples = new byte[Announcer.PieceLength];

    internal MuLaw8k()
    {
        uint crc = Crc32.Empty;
        for (int left = SecondOfSamples; left > 0; left -= _samples.Length)
            crc = Crc32.Continue(crc, _samples, 0, left < _samples.Length ? left : _samples.Length);
        Put(0, PackFormat.Magic);
        _head[4] = PackFormat.Version;
        _head[5] = PackFormat.MuLaw8k;
        _head[6] = 1;
        Put(8, SamplesAt + SecondOfSamples);
        Put(24, Clip.Welcome);
        Put(28, SamplesAt);
        Put(32, SecondOfSamples);
        Put(36, crc);
        crc = Crc32.Continue(Crc32.Empty, _head, 0, PackFormat.ChecksumOffset);
        Put(20, Crc32.Continue(crc, _head, PackFormat.HeaderLength, PackFormat.EntryLength));
    }

    public long Length(string name) => SamplesAt + SecondOfSamples;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        if (position < SamplesAt)
            Array.Copy(_head, (int)position, buffer, offset, count);
        else
            Array.Copy(_samples, 0, buffer, offset, count);
        return count;
    }

    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    public bool Move(string from, string to) => false;

    public bool Delete(string name) => false;

    private void Put(int at, uint value)
    {
        for (int i = 0; i < 4; i++)
            _head[at + i] = (byte)(value >> (8 * i));
    }
}
