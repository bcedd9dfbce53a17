using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class MuLawTests
{
    // The decoder output values of ITU-T G.711 table 2, times 4 (14 to 16 bits), at the ends of the segments.
    [TestMethod]
    public void DecodesTheStandardsValues()
    {
        DecodesTheStandardsValues(0x00, -32124);
        DecodesTheStandardsValues(0x0F, -16764);
        DecodesTheStandardsValues(0x10, -15996);
        DecodesTheStandardsValues(0x1F, -8316);
        DecodesTheStandardsValues(0x3F, -1980);
        DecodesTheStandardsValues(0x6F, -132);
        DecodesTheStandardsValues(0x70, -120);
        DecodesTheStandardsValues(0x7E, -8);
        DecodesTheStandardsValues(0x7F, 0);
        DecodesTheStandardsValues(0x80, 32124);
        DecodesTheStandardsValues(0x8F, 16764);
        DecodesTheStandardsValues(0x9F, 8316);
        DecodesTheStandardsValues(0xEF, 132);
        DecodesTheStandardsValues(0xF0, 120);
        DecodesTheStandardsValues(0xFE, 8);
        DecodesTheStandardsValues(0xFF, 0);
    }

    private static void DecodesTheStandardsValues(int code, int sample) => Assert.AreEqual(sample, (int)MuLaw.Decode((byte)code));

    [TestMethod]
    public void VolumeStepsRiseFromSilenceToFullScale()
    {
        short[] table = new short[MuLaw.TableLength];
        int louder = -1;
        for (int volume = 0; volume <= MuLaw.MaxVolume; volume++)
        {
            MuLaw.FillTable(table, volume);
            Assert.IsTrue(table[0x80] > louder);
            Assert.AreEqual(-table[0x80], (int)table[0x00]);
            louder = table[0x80];
        }
        Assert.AreEqual(32124, louder);
        MuLaw.FillTable(table, -5);
        Assert.AreEqual(0, (int)table[0x80]);
        MuLaw.FillTable(table, 99);
        Assert.AreEqual(32124, (int)table[0x80]);
    }
}
