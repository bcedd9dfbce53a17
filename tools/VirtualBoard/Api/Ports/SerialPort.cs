using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Serial;

namespace System.IO.Ports;

/// <summary>
/// Twin of the device's serial port, with its habits: <see cref="Read"/> waits for all bytes it was asked for, the receive
/// buffer is small and empties itself when it overflows, and pins must have their function before <see cref="Open"/>.
/// It has neither the text members nor <c>DataReceived</c>: text reading spoils binary data, and the event is unreliable on the device.
/// </summary>
public sealed class SerialPort : IDisposable
{
    /// <summary>What the device has unless it is set before <see cref="Open"/>: 22 ms at 115200 baud.</summary>
    private const int DefaultBufferBytes = 256;

    private readonly PowerSession _session = PowerSession.Current;
    private Uart? _uart;
    private int _baudRate;
    private int _dataBits;
    private int _readBufferSize = DefaultBufferBytes;
    private int _writeBufferSize = DefaultBufferBytes;
    private int _readTimeout = -1;
    private int _writeTimeout = -1;

    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        if (portName is not { Length: 4 } || !portName.StartsWith("COM", StringComparison.Ordinal) || portName[3] is < '1' or > '3')
            throw new ArgumentException("An ESP32 has COM1, COM2 and COM3.", nameof(portName));
        PortName = portName;
        _baudRate = baudRate;
        Parity = parity;
        _dataBits = dataBits;
        StopBits = stopBits;
    }

    public string PortName { get; }

    public Handshake Handshake { get; set; }

    public Parity Parity { get; set; }

    public StopBits StopBits { get; set; }

    public SerialMode Mode { get; set; }

    public bool IsOpen => _uart is not null;

    public int BaudRate
    {
        get => _baudRate;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _baudRate = value;
            if (_uart is null)
                return;
            using NativeCall call = _session.Enter();
            _uart.BaudRate = value;
        }
    }

    public int DataBits
    {
        get => _dataBits;
        set
        {
            if (value is < 5 or > 8)
                throw new ArgumentOutOfRangeException(nameof(value));
            _dataBits = value;
        }
    }

    public int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <exception cref="InvalidOperationException">The port is open: the buffer has its size from <see cref="Open"/> on.</exception>
    public int ReadBufferSize
    {
        get => _readBufferSize;
        set => _readBufferSize = BufferSize(value);
    }

    /// <exception cref="InvalidOperationException">The port is open.</exception>
    public int WriteBufferSize
    {
        get => _writeBufferSize;
        set => _writeBufferSize = BufferSize(value);
    }

    public int BytesToRead
    {
        get
        {
            using NativeCall call = _session.Enter();
            return Uart.BytesToRead;
        }
    }

    private Uart Uart => _uart ?? throw new InvalidOperationException("The port is not open.");

    public static string[] GetPortNames() => ["COM1", "COM2", "COM3"];

    /// <exception cref="InvalidOperationException">The port is open, here or through another object.</exception>
    /// <exception cref="ArgumentException">Its pins have no function yet, or the pin that sends is an input only.</exception>
    public void Open()
    {
        using NativeCall call = _session.Enter();
        BoardModel board = _session.Board;
        if (board.Uarts.IsOpen(PortName))
            throw new InvalidOperationException("The port is open already.");
        int tx = board.Pins.FunctionPin(Function(tx: true)), rx = board.Pins.FunctionPin(Function(tx: false));
        if (tx < 0 || rx < 0 || board.Pins.Chip.IsInputOnly(tx))
            throw new ArgumentException("Set the pins of the port with Configuration.SetPinFunction first.");
        _uart = board.Uarts.Open(PortName, tx, rx, _baudRate, _readBufferSize);
    }

    public void Close()
    {
        if (_uart is null)
            return;
        using NativeCall call = _session.Enter();
        _session.Board.Uarts.Close(_uart);
        _uart = null;
    }

    public void Dispose() => Close();

    /// <summary>Waits until all bytes are there.</summary>
    /// <exception cref="TimeoutException">They were not within <see cref="ReadTimeout"/>; what did arrive stays in the buffer.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        using NativeCall call = _session.Enter();
        CheckRange(buffer, offset, count);
        Uart uart = Uart;
        if (!call.Yield(() => uart.BytesToRead >= count, GiveUpAt(_readTimeout)))
            throw new TimeoutException();
        uart.Take(buffer, offset, count);
        return count;
    }

    public int ReadByte()
    {
        byte[] one = new byte[1];
        Read(one, 0, 1);
        return one[0];
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        using NativeCall call = _session.Enter();
        CheckRange(buffer, offset, count);
        Uart uart = Uart;
        for (int i = 0; i < count; i++)
        {
            if (!call.Yield(() => uart.Unsent < _writeBufferSize, GiveUpAt(_writeTimeout)))
                throw new TimeoutException();
            uart.Send(buffer[offset + i]);
        }
    }

    public void WriteByte(byte value) => Write([value], 0, 1);

    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > buffer.Length - count)
            throw new ArgumentOutOfRangeException(nameof(count));
    }

    private long GiveUpAt(int timeoutMs) => timeoutMs < 0 ? long.MaxValue : _session.Board.Clock.NowMicroseconds + (timeoutMs * 1000L);

    private int BufferSize(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return _uart is null ? value : throw new InvalidOperationException("The size of a buffer is fixed while the port is open.");
    }

    private DeviceFunction Function(bool tx) => PortName[3] switch
    {
        '1' => tx ? DeviceFunction.COM1_TX : DeviceFunction.COM1_RX,
        '2' => tx ? DeviceFunction.COM2_TX : DeviceFunction.COM2_RX,
        _ => tx ? DeviceFunction.COM3_TX : DeviceFunction.COM3_RX,
    };
}
