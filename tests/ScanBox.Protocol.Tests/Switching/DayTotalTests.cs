using nanoFramework.TestFramework;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class DayTotalTests
{
    [TestMethod]
    public void One_block_holds_it()
    {
        byte[] value = Sealed(1231, 999_999, 999_999_999_999, true);
        byte[] block = Bytes.FromHex(System.Text.Encoding.UTF8.GetString(value, 0, value.Length));
        Terminal.Cipher(Answers.PinKey).DecryptBlock(block, 0);
        Assert.AreEqual("12319999999999999999991000000000", Bytes.ToHex(block, 0, block.Length));
        var total = new DayTotal();
        Assert.IsTrue(total.Open(Terminal.Cipher(Answers.PinKey), value, 0));
        Assert.AreEqual(1231, total.Date);
        Assert.AreEqual(999_999, total.Count);
        Assert.AreEqual(999_999_999_999L, total.Fen);
        Assert.IsTrue(total.IsFinal);
        Assert.IsTrue(total.Open(Terminal.Cipher(Answers.PinKey), Sealed(101, 0, 0, false), 0));
        Assert.AreEqual(101, total.Date);
        Assert.IsFalse(total.IsFinal);
    }

    [TestMethod]
    public void Whatever_was_changed_is_no_total()
    {
        var total = new DayTotal();
        Assert.IsFalse(total.Open(Terminal.Cipher(Terminal.MacKey), Sealed(1231, 5, 100, true), 0));
        for (int at = 0; at < DayTotal.Size; at++)
        {
            byte[] value = Sealed(1231, 5, 100, true);
            value[at] = (byte)(value[at] == '0' ? '1' : '0');
            Assert.IsFalse(total.Open(Terminal.Cipher(Answers.PinKey), value, 0));
            value[at] = (byte)'x';
            Assert.IsFalse(total.Open(Terminal.Cipher(Answers.PinKey), value, 0));
            Assert.AreEqual(0, total.Date);
        }
        Assert.IsFalse(total.Open(Terminal.Cipher(Answers.PinKey), Sealed(0, 5, 100, true), 0));
    }

    private static byte[] Sealed(int date, int count, long fen, bool isFinal)
    {
        byte[] value = new byte[DayTotal.Size];
        new DayTotal { Date = date, Count = count, Fen = fen, IsFinal = isFinal }.Seal(Terminal.Cipher(Answers.PinKey), value, 0);
        return value;
    }
}
