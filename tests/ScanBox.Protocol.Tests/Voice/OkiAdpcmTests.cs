using nanoFramework.TestFramework;
using ScanBox.Tests.Voice;

namespace ScanBox.Voice.Tests;

[TestClass]
public class OkiAdpcmTests
{
    // Coded, and decoded by sox 14.4.2 as a VOX file: the samples of 12 bits after each byte.
    private static readonly byte[] s_coded = { 0x00, 0x77, 0x77, 0x77, 0x77, 0xFF, 0xFF, 0x88, 0x12, 0x9A, 0x70, 0x0F };
    private static readonly int[] s_decoded = { 4, 97, 527, 2047, 2047, -2048, -2048, -2048, -840, -1838, -2, -2048 };

    [TestMethod]
    public void EndsEachByteWhereSoxDoes()
    {
        var oki = new OkiAdpcm();
        var pair = new byte[OkiAdpcm.SamplesInByte];
        for (int i = 0; i < s_coded.Length; i++)
        {
            oki.Decode(s_coded, i, 1, pair);
            Assert.AreEqual(s_decoded[i], oki.Sample);
            Assert.AreEqual((int)MuLaw.Encode(s_decoded[i] * 16), (int)pair[1]);
        }
        oki.Begin();
        oki.Decode(s_coded, 0, 1, pair);
        Assert.AreEqual(s_decoded[0], oki.Sample);
    }

    [TestMethod]
    public void APackOfAdpcmIsSaid()
    {
        TestPack storage = TestPack.WithLength(1500, Clip.Digit1, Clip.Yuan);
        storage.Content[5] = PackFormat.Oki8k;
        storage.Seal();
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual((int)PackError.None, (int)pack.Open());
        Assert.AreEqual(OkiAdpcm.SamplesInByte, pack.SamplesInByte);
        var speaker = new TestSpeaker();
        var announcer = new Announcer(speaker, speaker, pack);
        var sentence = new Sentence();
        sentence.Begin(SentencePriority.Money, 1);
        sentence.Add(Clip.Digit1);
        sentence.Add(Clip.Yuan);
        announcer.Say(sentence);
        for (int ms = 0; ms < 4000 && !announcer.Idle; ms += 10)
        {
            announcer.Step(ms);
            speaker.Play(80);
        }
        Assert.IsTrue(announcer.Idle);
        Assert.AreEqual(2 * 2 * 1500, speaker.Written);
    }
}
