using System.Diagnostics;
using System.IO.Ports;
using ScanBox.Setup;

namespace Technician;

/// <summary>A real box at a serial port of this computer.</summary>
public sealed class SerialConsoleLine : IConsoleLine, IDisposable
{
    /// <summary>A write that takes longer than this has nobody at its end: the UART of an adapter takes a line in a few milliseconds.</summary>
    private const int WriteMs = 2_000;

    /// <summary>Fast enough for a person, slow enough for a laptop's battery.</summary>
    private const int TurnMs = 5;

    private readonly SerialPort _port;
    private readonly long _startedAt = Stopwatch.GetTimestamp();

    private SerialConsoleLine(SerialPort port) => _port = port;

    /// <inheritdoc/>
    public long NowMs => (long)Stopwatch.GetElapsedTime(_startedAt).TotalMilliseconds;

    /// <summary>Opens a port at the console's speed.</summary>
    /// <param name="name">COM3, /dev/ttyUSB0.</param>
    /// <exception cref="ConsoleLineException">There is no such port, it is in use, or may not be used.</exception>
    public static SerialConsoleLine Open(string name)
    {
        // Where ports are files, one that is missing and one that is forbidden look alike.
        if (name.StartsWith('/') && !File.Exists(name))
            throw new ConsoleLineException($"{name} cannot be opened; there {Known()}");
        var port = new SerialPort(name, TechnicianConsole.BaudRate, Parity.None, 8, StopBits.One)
        {
            WriteTimeout = WriteMs,
            // Many boards wire these to reset and boot mode: opening the port must not restart a box.
            DtrEnable = false,
            RtsEnable = false,
        };
        try
        {
            port.Open();
            return new SerialConsoleLine(port);
        }
        catch (UnauthorizedAccessException e)
        {
            port.Dispose();
            throw new ConsoleLineException($"{name} is in use, or may not be used: close other programs; on Linux, join the group dialout", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            throw new ConsoleLineException($"{name} cannot be opened; there {Known()}", e);
        }
    }

    /// <inheritdoc/>
    public void Type(byte[] bytes) => Guard(() => _port.Write(bytes, 0, bytes.Length));

    /// <inheritdoc/>
    public byte[] Take()
    {
        byte[] bytes = [];
        Guard(() =>
        {
            bytes = new byte[_port.BytesToRead];
            int count = bytes.Length == 0 ? 0 : _port.Read(bytes, 0, bytes.Length);
            bytes = bytes[..count];
        });
        return bytes;
    }

    /// <inheritdoc/>
    public void Turn() => Thread.Sleep(TurnMs);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _port.Dispose();
        }
        catch (IOException)
        {
            // The adapter was pulled out: nothing is left to close.
        }
    }

    private void Guard(Action act)
    {
        try
        {
            act();
        }
        catch (TimeoutException e)
        {
            throw new ConsoleLineException($"{_port.PortName} takes nothing: is that the console's line?", e);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new ConsoleLineException($"{_port.PortName} is gone: the cable, the adapter", e);
        }
    }

    private static string Known()
    {
        string[] names = SerialPort.GetPortNames();
        return names.Length == 0 ? "is no serial port on this computer" : "are " + string.Join(", ", names);
    }
}
