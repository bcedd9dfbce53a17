using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;
using VoicePacks;
using VoicePacks.Audio;
using VoicePacks.Sources;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>A vendor's own recordings, here tones, in a folder.</summary>
[TestClass]
public class RecordingsTests
{
    private string _folder = "";

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("scanbox-recordings").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [TestMethod]
    public void ReplacesSomeClipsAndKeepsTheRest()
    {
        WriteTone("digit-5.wav", 0.02, 300);
        WriteTone("16.wav", 0.9, 300);
        string output = Path.Combine(_folder, "my.sbv");
        PackReader old = PackReader.Open(PackReader.DefaultPath);
        PackReader made = VoicePackBuilder.Build(new FirstOf(new Recordings(_folder), new PackClips(old)), output);
        Assert.AreEqual(Clip.Count, made.ClipCount);
        CollectionAssert.AreEqual(old.Samples(Clip.Digit6), made.Samples(Clip.Digit6));
        // A whisper and a shout come out equally loud, and without the silence around them.
        double quiet = Rms(made.Samples(Clip.Digit5)!);
        double loud = Rms(made.Samples(Clip.Yuan)!);
        Assert.AreEqual(1, quiet / loud, 0.05);
        Assert.AreEqual(300, made.Samples(Clip.Digit5)!.Length / 8, 60);
    }

    [TestMethod]
    public void NamesTheRecordingsThatAreMissing()
    {
        string output = Path.Combine(_folder, "my.sbv");
        VoicePackException error = Assert.ThrowsExactly<VoicePackException>(() => VoicePackBuilder.Build(new Recordings(_folder), output));
        StringAssert.Contains(error.Message, "received-wechat.wav (微信收款)");
        Assert.IsFalse(File.Exists(output));
    }

    [TestMethod]
    public void NamesARecordingWithoutSpeech()
    {
        WriteTone("digit-0.wav", 0, 300);
        VoicePackException error = Assert.ThrowsExactly<VoicePackException>(() => new Recordings(_folder).Get(ClipTable.Chinese[0]));
        StringAssert.Contains(error.Message, "digit-0.wav");
        StringAssert.Contains(error.Message, "silent");
    }

    [TestMethod]
    public void NamesARecordingThatIsTooLong()
    {
        WriteTone("digit-0.wav", 0.5, 7000);
        string output = Path.Combine(_folder, "my.sbv");
        var source = new FirstOf(new Recordings(_folder), new PackClips(PackReader.Open(PackReader.DefaultPath)));
        VoicePackException error = Assert.ThrowsExactly<VoicePackException>(() => VoicePackBuilder.Build(source, output));
        StringAssert.Contains(error.Message, "clip 0 (零)");
    }

    [TestMethod]
    public void TakesOtherRatesThroughSox()
    {
        string path = Path.Combine(_folder, "digit-1.wav");
        Sox.Run("-n", "-r", "44100", "-c", "2", path, "synth", "0.4", "sine", "600", "gain", "-12");
        byte[] samples = new Recordings(_folder).Get(ClipTable.Chinese[1])!;
        Assert.AreEqual(400, samples.Length / 8, 40);
        int crossings = 0;
        for (int i = 1; i < samples.Length; i++)
            crossings += MuLaw.Decode(samples[i - 1]) < 0 && MuLaw.Decode(samples[i]) >= 0 ? 1 : 0;
        Assert.AreEqual(600, crossings * 8000.0 / samples.Length, 20);
    }

    private void WriteTone(string name, double amplitude, int ms)
    {
        // Half a second of silence on both sides, as in any recording.
        var samples = new float[(ms + 1000) * 8];
        for (int i = 0; i < ms * 8; i++)
            samples[4000 + i] = (float)(amplitude * Math.Sin(2 * Math.PI * 440 * i / MuLaw.SampleRate));
        File.WriteAllBytes(Path.Combine(_folder, name), WavFile.Of(MuLawEncoder.Encode(samples)));
    }

    private static double Rms(byte[] samples) => Math.Sqrt(samples.Average(code => Math.Pow(MuLaw.Decode(code), 2)));
}
