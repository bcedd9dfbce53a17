using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>A UART of the chip. Reads never wait, because they ask only for what has arrived.</summary>
public sealed class UartLine : ISerialLine
{
    /// <summary>
    /// The driver throws everything away when its buffer overflows. At 115200 baud this holds 177 ms, longer than any pause
    /// of the loop (a flash commit, a busy thread); the default of 256 bytes holds 22 ms.
    /// </summary>
    private const int ReceiveBytes = 2048;

    /// <summary>Longer than any command of a scanner or modem, so that a write only copies.</summary>
    private const int SendBytes = 1024;

    private readonly SerialPort _port;

    /// <summary>Takes a UART and its pins.</summary>
    /// <param name="portName">COM2 or COM3.</param>
    /// <param name="txPin">Pin that sends.</param>
    /// <param name="rxPin">Pin that listens.</param>
    public UartLine(string portName, int txPin, int rxPin)
    {
        Configuration.SetPinFunction(txPin, portName == "COM3" ? DeviceFunction.COM3_TX : DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(rxPin, portName == "COM3" ? DeviceFunction.COM3_RX : DeviceFunction.COM2_RX);
        _port = new SerialPort(portName);
    }

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        // Closing empties the driver's buffer, and buffer sizes count only for the next opening.
        if (_port.IsOpen)
            _port.Close();
        _port.BaudRate = baudRate;
        _port.ReadBufferSize = ReceiveBytes;
        _port.WriteBufferSize = SendBytes;
        _port.Open();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (!_port.IsOpen)
            return 0;
        // The driver would wait for all bytes asked for and fail when they do not come.
        int waiting = _port.BytesToRead;
        if (waiting < count)
            count = waiting;
        return count <= 0 ? 0 : _port.Read(buffer, offset, count);
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_port.IsOpen)
            _port.Write(buffer, offset, count);
    }
}
