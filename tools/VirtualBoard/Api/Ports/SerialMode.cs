namespace System.IO.Ports;

/// <summary>Wiring of a UART.</summary>
public enum SerialMode
{
    Normal = 0,
    RS485 = 1,
}
