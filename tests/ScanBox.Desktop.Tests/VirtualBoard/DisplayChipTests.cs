using System.Device.Gpio;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Parts;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual display chips against sequences written out from their data sheets, good and bad.</summary>
[TestClass]
public class DisplayChipTests
{
    [TestMethod]
    public void ATm1637TakesTheSequencesOfItsDataSheet()
    {
        var bench = new TwoWires();
        // Automatic addresses, from GRID1 on: 1 2 3 4 5 6; then on at brightness 3.
        bench.Frame(0x40);
        bench.Frame(0xC0, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D);
        Assert.AreEqual("      ", bench.Chip.Text, "dark until it is switched on");
        bench.Frame(0x8B);
        Assert.AreEqual("123456", bench.Chip.Text);
        Assert.AreEqual(3, bench.Chip.Brightness);
        // A fixed address.
        bench.Frame(0x44);
        bench.Frame(0xC2, 0x80 | 0x7F);
        Assert.AreEqual("128.456", bench.Chip.Text);
        bench.Frame(0x80);
        Assert.AreEqual("      ", bench.Chip.Text);
        Assert.AreEqual(0, bench.Chip.Ignored);
        Assert.AreEqual(13, bench.Chip.Answered);
        Assert.AreEqual(0, bench.Unanswered);
    }

    [TestMethod]
    public void ATm1637IgnoresWhatItsDataSheetDoesNotKnow()
    {
        var bench = new TwoWires();
        bench.Frame(0x40);
        bench.Frame(0xC0, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D);
        bench.Frame(0x8F);
        // No such grids; no command at all; data beyond the last grid; writing while it is set to read keys or to test.
        bench.Frame(0xC6, 0x7F);
        bench.Frame(0xCF, 0x7F);
        bench.Frame(0x00, 0x7F);
        bench.Frame(0x3F);
        bench.Frame(0xC5, 0x7D, 0x7F, 0x7F);
        bench.Frame(0x42);
        bench.Frame(0xC0, 0x7F);
        bench.Frame(0x48);
        bench.Frame(0xC0, 0x7F);
        bench.Frame(0x41);
        bench.Frame(0xC0, 0x7F);
        Assert.AreEqual("123456", bench.Chip.Text);
        Assert.IsTrue(bench.Chip.Ignored > 0);
    }

    [TestMethod]
    public void AStopInTheMiddleOfAByteForgetsIt()
    {
        var bench = new TwoWires();
        bench.Frame(0x44);
        bench.Frame(0xC0, 0x06);
        bench.Frame(0x8F);
        for (int bits = 0; bits < 8; bits++)
        {
            bench.Start();
            bench.Byte(0xC0);
            bench.Bits(0x7F, bits);
            bench.Stop();
            Assert.AreEqual('1', bench.Chip.Text[0], $"{bits} bits");
        }
        bench.Bits(0xAA, 8);
        Assert.AreEqual('1', bench.Chip.Text[0], "bits before a start");
    }

    [TestMethod]
    public void AnHt1621TakesTheSequencesOfItsDataSheet()
    {
        var bench = new ThreeWires();
        bench.Clear();
        // Write mode, address 10: the leftmost digit; segments c b a, d e g f.
        bench.Frame("101001010" + "0110" + "0000");
        Assert.AreEqual("      ", bench.Chip.Text, "dark until oscillator and LCD are on");
        bench.Frame("100" + "001010010" + "000110000");
        bench.Frame("100" + "000000010");
        bench.Frame("100" + "000000110");
        Assert.AreEqual("1     ", bench.Chip.Text);
        // Successive addresses go on; the point of an amount belongs to the digit behind it: 0 at address 2 with the point before it.
        bench.Frame("101" + "000010" + "1111" + "1101" + "0111" + "1111");
        Assert.AreEqual("1  8.0 ", bench.Chip.Text);
        bench.Frame("101" + "000000" + "0101" + "0000");
        Assert.AreEqual("1  8.0*", bench.Chip.Text, "an odd shape is no character");
        Assert.AreEqual(0, bench.Chip.Ignored);
        bench.Frame("100" + "000000100");
        Assert.AreEqual("      ", bench.Chip.Text);
    }

    [TestMethod]
    public void AnHt1621IgnoresWhatItsDataSheetDoesNotKnow()
    {
        var bench = new ThreeWires();
        bench.Clear();
        bench.Frame("100" + "001010010" + "000110000" + "000000010" + "000000110");
        bench.Frame("101" + "001010" + "0110");
        Assert.AreEqual("1     ", bench.Chip.Text);
        // Half a nibble, half an address, half a mode, the read mode and unknown modes, bits while it is not selected.
        bench.Frame("101" + "001010" + "000");
        bench.Frame("101" + "00101");
        bench.Frame("10");
        bench.Frame("110" + "001010" + "0000");
        bench.Frame("011" + "001010" + "0000");
        bench.Frame("000" + "001010" + "0000");
        bench.Bits("101" + "001010" + "0000");
        Assert.AreEqual("1     ", bench.Chip.Text);
        Assert.IsTrue(bench.Chip.Ignored > 0);
    }

    /// <summary>CLK and DIO of a TM1637, worked by hand.</summary>
    private sealed class TwoWires
    {
        private readonly GpioPin _clock;
        private readonly GpioPin _data;

        public TwoWires()
        {
            var board = new BoardModel(new ManualClock());
            board.Attach(Chip);
            board.PowerOn();
            var gpio = new GpioController();
            _data = gpio.OpenPin(23, PinMode.OutputOpenDrain);
            _data.Write(PinValue.High);
            _clock = gpio.OpenPin(22, PinMode.OutputOpenDrain);
            _clock.Write(PinValue.High);
            Stop();
        }

        public VirtualTm1637 Chip { get; } = new(22, 23, [0, 1, 2, 3, 4, 5]);

        public int Unanswered { get; private set; }

        public void Frame(params byte[] bytes)
        {
            Start();
            foreach (byte value in bytes)
                Byte(value);
            Stop();
        }

        public void Start()
        {
            _data.Write(PinValue.High);
            _clock.Write(PinValue.High);
            _data.Write(PinValue.Low);
            _clock.Write(PinValue.Low);
        }

        public void Byte(byte value)
        {
            Bits(value, 8);
            _data.Write(PinValue.High);
            _clock.Write(PinValue.High);
            Unanswered += _data.Read() == PinValue.Low ? 0 : 1;
            _clock.Write(PinValue.Low);
            Assert.IsTrue(_data.Read() == PinValue.High, "the chip lets go after the ninth clock");
        }

        public void Bits(int value, int count)
        {
            for (int bit = 0; bit < count; bit++)
            {
                _data.Write((value & (1 << bit)) != 0);
                _clock.Write(PinValue.High);
                _clock.Write(PinValue.Low);
            }
        }

        public void Stop()
        {
            _clock.Write(PinValue.Low);
            _data.Write(PinValue.Low);
            _clock.Write(PinValue.High);
            _data.Write(PinValue.High);
        }
    }

    /// <summary>CS, WR and DATA of an HT1621, worked by hand.</summary>
    private sealed class ThreeWires
    {
        private readonly GpioPin _select;
        private readonly GpioPin _clock;
        private readonly GpioPin _data;

        public ThreeWires()
        {
            var board = new BoardModel(new ManualClock());
            board.Attach(Chip);
            board.PowerOn();
            var gpio = new GpioController();
            _select = gpio.OpenPin(21, PinMode.Output);
            _select.Write(PinValue.High);
            _clock = gpio.OpenPin(22, PinMode.Output);
            _data = gpio.OpenPin(23, PinMode.Output);
        }

        public VirtualHt1621 Chip { get; } = new(21, 22, 23, VirtualHt1621.Pdc6X1());

        public void Clear() => Frame("101" + "000000" + new string('0', 4 * 32));

        public void Frame(string bits)
        {
            _select.Write(PinValue.Low);
            Bits(bits);
            _select.Write(PinValue.High);
        }

        public void Bits(string bits)
        {
            foreach (char bit in bits)
            {
                _clock.Write(PinValue.Low);
                _data.Write(bit == '1');
                _clock.Write(PinValue.High);
            }
        }
    }
}
