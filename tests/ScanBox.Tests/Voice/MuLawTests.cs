using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class MuLawTests
{
    // The decoder output values of ITU-T G.711 table 2, times 4 (14 to 16 bits), at the ends of the segments.
    [TestMethod]
    [DataRow(0x00, -32124)]
    [DataRow(0x0F, -16764)]
    [DataRow(0x10, -15996)]
    [DataRow(0x1F, -8316)]
    [DataRow(0x3F, -1980)]
    [DataRow(0x6F, -132)]
    [DataRow(0x70, -120)]
    [DataRow(0x7E, -8)]
    [DataRow(0x7F, 0)]
    [DataRow(0x80, 32124)]
    [DataRow(0x8F, 16764)]
    [DataRow(0x9F, 8316)]
    [DataRow(0xEF, 132)]
    [DataRow(0xF0, 120)]
    [DataRow(0xFE, 8)]
    [DataRow(0xFF, 0)]
    public void DecodesTheStandardsValues(int code, int sample) => Assert.AreEqual(sample, (int)MuLaw.Decode((byte)code));

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
