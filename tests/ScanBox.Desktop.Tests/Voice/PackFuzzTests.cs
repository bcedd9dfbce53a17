using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Integrity;
using ScanBox.Ports;
using ScanBox.Voice;
using VoicePacks;
using VoicePacks.Audio;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>Mutated packs: a typed error or a pack whose clips all lie inside the file, in bounded memory.</summary>
[TestClass]
public class PackFuzzTests
{
    private const int Mutations = 100_000;
    private const int Seed = 8128;

    /// <summary>What an open may allocate on the desktop, header and index piece; a pack of 1 MB would show.</summary>
    private const long AllowedBytes = 4096;

    [TestMethod]
    public void NoMutationHarmsTheReader()
    {
        var random = new Random(Seed);
        byte[] seed = SmallPack();
        int opened = 0, badEntries = 0, damaged = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutant = Mutate(random, seed, reseal: i % 2 == 0);
            var storage = new StrictStorage(mutant);
            var pack = new VoicePack(storage, "fuzz.sbv");
            long before = GC.GetAllocatedBytesForCurrentThread();
            PackError error = pack.Open();
            Assert.IsTrue(GC.GetAllocatedBytesForCurrentThread() - before <= AllowedBytes);
            Assert.IsTrue(Enum.IsDefined(error));
            badEntries += error == PackError.BadEntry ? 1 : 0;
            if (error != PackError.None)
            {
                Assert.AreEqual(0, pack.ClipCount);
                continue;
            }
            opened++;
            var check = new PackCheck(pack, new byte[256]);
            int steps = 0;
            while (!check.Done && steps++ < 2 * (mutant.Length + Clip.Count))
                damaged += check.Step() >= 0 ? 1 : 0;
            Assert.IsTrue(check.Done);
        }
        // The fuzzer must have reached all depths.
        Assert.IsTrue(opened > 1000 && badEntries > 1000 && damaged > 1000, $"{opened} opened, {badEntries} bad entries, {damaged} damaged");
    }

    [TestMethod]
    public void NoMutationHarmsTheWavParser()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, WavFile.Of(new byte[40]));
        byte[] seed = File.ReadAllBytes(path);
        File.Delete(path);
        var random = new Random(Seed);
        int parsed = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutant = Mutate(random, seed, reseal: false);
            float[]? samples = WavFile.TryParse(mutant);
            Assert.IsTrue(samples is null || samples.Length <= mutant.Length / 2);
            parsed += samples is null ? 0 : 1;
        }
        Assert.IsTrue(parsed > 1000);
    }

    private static byte[] SmallPack()
    {
        var clips = new System.Collections.Generic.SortedDictionary<byte, byte[]>();
        for (byte id = 0; id < 40; id += 3)
            clips.Add(id, new byte[5 + id]);
        return PackWriter.Write("zh-CN", clips);
    }

    private static byte[] Mutate(Random random, byte[] seed, bool reseal)
    {
        byte[] mutant = seed.AsSpan().ToArray();
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            // Headers and indices are where the decisions are; numbers are where the harm is.
            int at = random.Next(random.Next(3) == 0 ? mutant.Length : Math.Min(mutant.Length, 260));
            switch (random.Next(6))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 2:
                    mutant[at] = 0xFF;
                    break;
                case 3:
                    mutant.AsSpan(at, Math.Min(4, mutant.Length - at)).Fill((byte)(random.Next(2) * 0xFF));
                    break;
                case 4 when random.Next(4) == 0:
                    Array.Resize(ref mutant, Math.Max(1, at));
                    break;
                case 5 when random.Next(4) == 0:
                    Array.Resize(ref mutant, mutant.Length + random.Next(1, 40));
                    break;
            }
        }
        if (reseal)
            Reseal(mutant);
        return mutant;
    }

    /// <summary>Gives length and index checksum the values that fit, as a forger would.</summary>
    private static void Reseal(byte[] pack)
    {
        if (pack.Length < PackFormat.HeaderLength)
            return;
        BitConverter.TryWriteBytes(pack.AsSpan(8), pack.Length);
        int index = Math.Min(BitConverter.ToUInt16(pack, 6) * PackFormat.EntryLength, pack.Length - PackFormat.HeaderLength);
        uint crc = Crc32.Continue(Crc32.Of(pack, 0, PackFormat.ChecksumOffset), pack, PackFormat.HeaderLength, index);
        BitConverter.TryWriteBytes(pack.AsSpan(PackFormat.ChecksumOffset), crc);
    }

    /// <summary>Fails the test when anything outside the file is asked for.</summary>
    private sealed class StrictStorage(byte[] content) : IStorage
    {
        public long Length(string name) => content.Length;

        public int Read(string name, long position, byte[] buffer, int offset, int count)
        {
            Assert.IsTrue(position >= 0 && count >= 0 && position + count <= content.Length);
            Array.Copy(content, position, buffer, offset, count);
            return count;
        }

        public bool Append(string name, byte[] buffer, int offset, int count) => false;

        public bool Create(string name, byte[] buffer, int offset, int count) => false;

        public bool Move(string from, string to) => false;

        public bool Delete(string name) => false;
    }
}
