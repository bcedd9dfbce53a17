using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Integrity;
using ScanBox.Ports;
using ScanBox.Voice;
using VoicePacks;
using VoicePacks.Audio;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>
/// The announcer plays mutated packs, header, index and samples alike, as the box does after a start: whatever is in the file, every
/// sentence is begun and finished in its order, in bounded steps and samples, and nothing but a typed error tells of the damage.
/// </summary>
[TestClass]
public class AnnouncerFuzzTests
{
    private const int Mutations = 100_000;
    private const int Seed = 1729;

    /// <summary>The texts of the log, one for each sentence and each damaged clip; a file that decides about memory would show.</summary>
    private const int AllowedBytes = 16 * 1024;

    [TestMethod]
    public void WhateverIsInThePackEverySentenceIsSaid()
    {
        Sentence[] sentences = Sentences();
        byte[][] seeds = [Pack(sentences, PackFormat.MuLaw8k), Pack(sentences, PackFormat.Oki8k)];
        var random = new Random(Seed);
        int voiceless = 0, damaged = 0, whole = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutant = Mutate(random, seeds[i % seeds.Length], reseal: i % 4 != 3);
            var storage = new FlakyStorage(mutant);
            // At least a byte's samples fit, or a speaker is broken.
            var speaker = new Sink(random.Next(OkiAdpcm.SamplesInByte, 2 * Announcer.SamplesInStep), random.Next(1, 400));
            var pack = new VoicePack(storage, "fuzz.sbv");
            Check(Enum.IsDefined(pack.Open()), i);
            var announcer = new Announcer(speaker, speaker, pack) { Volume = random.Next(-1, 11) };
            Assert.AreEqual(pack.Error == PackError.None, announcer.HasVoice);
            foreach (Sentence sentence in sentences)
                Assert.IsTrue(announcer.Say(sentence));
            // The file changes, ends or becomes unreadable while the box speaks.
            storage.FailsFrom = random.Next(5) == 0 ? random.Next(40) : int.MaxValue;
            if (random.Next(5) == 0)
                storage.Content = Mutate(random, mutant, reseal: false);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Play(announcer, speaker, sentences, mutant.Length, i);
            Check(GC.GetAllocatedBytesForCurrentThread() - before <= AllowedBytes, i);
            voiceless += announcer.HasVoice ? 0 : 1;
            damaged += pack.DamagedCount > 0 ? 1 : 0;
            whole += announcer.HasVoice && pack.DamagedCount == 0 ? 1 : 0;
        }
        // The fuzzer must have reached all depths.
        Assert.IsTrue(voiceless > 10_000 && damaged > 10_000 && whole > 5_000, $"{voiceless} without a voice, {damaged} with damaged clips, {whole} whole");
    }

    private static void Play(Announcer announcer, Sink speaker, Sentence[] sentences, int fileLength, int round)
    {
        long nowMs = 0;
        int begun = 0, finished = 0, steps = 0;
        // Each clip is at most the file long, and each piece takes at most some steps.
        int mostSteps = 4_000 + (fileLength * 8 * OkiAdpcm.SamplesInByte);
        // Afterwards the clips are checked against their checksums, until the announcer wants nothing more.
        while (true)
        {
            long wake = announcer.Step(nowMs);
            Sentence? started = announcer.TakeBegun();
            if (started is not null)
                Check(started.SameAs(sentences[begun++]), round);
            if (announcer.TakeFinished() is not null)
            {
                finished++;
                Check(!announcer.WasCut, round);
            }
            Check(wake >= nowMs, round);
            Check(++steps < mostSteps, round);
            if (wake == Announcer.Never)
                break;
            speaker.Pass(wake - nowMs);
            nowMs = wake;
        }
        Check(sentences.Length == finished, round);
        Check(announcer.Idle && announcer.Checked, round);
        Check(sentences.Length == speaker.Said, round);
    }

    /// <summary>Makes its text only when it is needed: what is measured is the announcer's memory.</summary>
    private static void Check(bool holds, int round)
    {
        if (!holds)
            Assert.Fail($"case {round}");
    }

    private static Sentence[] Sentences() =>
    [
        Phrases.Receipt(new Sentence(), "wechat", 1250, 1),
        Phrases.ConfirmRefund(new Sentence(), "wechat", 1250, 200),
        Phrases.Chatter(new Sentence(), Clip.VolumeUp),
    ];

    private static byte[] Pack(Sentence[] sentences, byte encoding)
    {
        var clips = new SortedDictionary<byte, byte[]>();
        foreach (Sentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                byte id = sentence[i];
                byte[] sound = [.. Enumerable.Range(0, 6 + (id % 30 * 2)).Select(n => (byte)(n * 37 + id))];
                // The announcer's own silence, and a clip that the pack lacks.
                if (id != Clip.Pause && id != Clip.PressConfirm)
                    clips[id] = encoding == PackFormat.Oki8k ? OkiEncoder.Encode(sound) : sound;
            }
        }
        return PackWriter.Write("zh-CN", clips, encoding);
    }

    private static byte[] Mutate(Random random, byte[] seed, bool reseal)
    {
        byte[] mutant = [.. seed];
        int index = seed.Length < PackFormat.HeaderLength ? seed.Length : PackFormat.HeaderLength + (BitConverter.ToUInt16(seed, 6) * PackFormat.EntryLength);
        for (int changes = random.Next(1, 4); changes > 0 && mutant.Length > 0; changes--)
        {
            // In the header, in the index, in the samples; most often where a pack still opens.
            int part = random.Next(6);
            int at = part == 0 ? random.Next(PackFormat.HeaderLength) : part == 1 ? random.Next(Math.Max(1, index)) : random.Next(mutant.Length);
            at = Math.Min(at, mutant.Length - 1);
            switch (random.Next(7))
            {
                case 0 or 1:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 3:
                    mutant.AsSpan(at, Math.Min(4, mutant.Length - at)).Fill((byte)(random.Next(2) * 0xFF));
                    break;
                case 4 when mutant.Length > index && seed.Length == mutant.Length:
                    MoveBorder(random, mutant);
                    break;
                case 5 when random.Next(6) == 0:
                    Array.Resize(ref mutant, at);
                    break;
                case 6 when random.Next(6) == 0:
                    Array.Resize(ref mutant, mutant.Length + random.Next(1, 40));
                    break;
            }
        }
        if (reseal)
            Reseal(mutant);
        return mutant;
    }

    /// <summary>Makes a clip longer at the next one's cost: an index that holds together, with samples that are not the clip's.</summary>
    private static void MoveBorder(Random random, byte[] pack)
    {
        int count = Math.Min(BitConverter.ToUInt16(pack, 6), (pack.Length - PackFormat.HeaderLength) / PackFormat.EntryLength);
        if (count < 2)
            return;
        Span<byte> entry = pack.AsSpan(PackFormat.HeaderLength + (random.Next(count - 1) * PackFormat.EntryLength), 2 * PackFormat.EntryLength);
        uint by = (uint)random.Next(1, 9);
        BitConverter.TryWriteBytes(entry[8..], BitConverter.ToUInt32(entry[8..]) + by);
        BitConverter.TryWriteBytes(entry[20..], BitConverter.ToUInt32(entry[20..]) + by);
        BitConverter.TryWriteBytes(entry[24..], BitConverter.ToUInt32(entry[24..]) - by);
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

    /// <summary>A file that may change under the reader, and fail from some read on.</summary>
    private sealed class FlakyStorage(byte[] content) : IStorage
    {
        private int _reads;

        public byte[] Content { get; set; } = content;

        public int FailsFrom { get; set; } = int.MaxValue;

        public long Length(string name) => Content.Length;

        public int Read(string name, long position, byte[] buffer, int offset, int count)
        {
            Assert.IsTrue(position >= 0 && count >= 0 && offset >= 0 && offset + count <= buffer.Length);
            if (FailsFrom != int.MaxValue && ++_reads > FailsFrom)
                return -1;
            int taken = (int)Math.Clamp(Content.Length - position, 0, count);
            Array.Copy(Content, Math.Min(position, Content.Length), buffer, offset, taken);
            return taken;
        }

        public bool Append(string name, byte[] buffer, int offset, int count) => false;

        public bool Create(string name, byte[] buffer, int offset, int count) => false;

        public bool Move(string from, string to) => false;

        public bool Delete(string name) => false;
    }

    /// <summary>A speaker that plays as time passes, and refuses what the port forbids.</summary>
    private sealed class Sink(int capacity, int samplesInMs) : ISpeaker, IBoxLog
    {
        public int Volume { get; set; }

        public int Room => capacity - Pending;

        public int Pending { get; private set; }

        public int Said { get; private set; }

        public void Write(byte[] muLaw, int offset, int count)
        {
            Assert.IsTrue(count > 0 && count <= Room && offset >= 0 && offset + count <= muLaw.Length);
            Pending += count;
        }

        public void Pass(long ms) => Pending = (int)Math.Max(0, Pending - (ms * samplesInMs));

        void IBoxLog.Write(long atMs, string what) => Said += what.StartsWith("says ", StringComparison.Ordinal) ? 1 : 0;
    }
}
