using System;
using System.Collections.Generic;
using ScanBox.Device;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>A scanner module alone on a board, with the device's own UART adapter on the other end of the line.</summary>
internal sealed class DetectorBench : IBoxLog, IDisposable
{
    /// <summary>Pins of the module's plug.</summary>
    public const int Tx = 32, Rx = 34;

    public DetectorBench(IVirtualScanner module)
    {
        Module = module;
        Board.Attach(module);
        Board.PowerOn();
        Line = new UartLine("COM2", Tx, Rx);
    }

    public BoardModel Board { get; } = new(new ManualClock());

    public IVirtualScanner Module { get; }

    public UartLine Line { get; }

    public List<string> Lines { get; } = [];

    /// <summary>A turn of the loop that steps the scanner, in ms.</summary>
    public int StepMs { get; set; } = 2;

    public long NowMs => Board.Clock.NowMicroseconds / 1000;

    public void Dispose() => Board.CutPower();

    public void Wait(int ms) => Board.WaitUntil(Board.Clock.NowMicroseconds + (ms * 1000L));

    public byte[] Take()
    {
        byte[] bytes = new byte[2048];
        int count = Line.Read(bytes, 0, bytes.Length);
        return bytes[..count];
    }

    /// <summary>Steps a scanner until something is so.</summary>
    /// <returns>How long it took in ms, or -1 when it is still not so after <paramref name="limitMs"/>.</returns>
    public int Run(IScanner scanner, int limitMs, Func<bool> isSo)
    {
        long start = NowMs;
        while (NowMs - start <= limitMs)
        {
            scanner.Step(NowMs);
            if (isSo())
                return (int)(NowMs - start);
            Wait(StepMs);
        }
        return -1;
    }

    void IBoxLog.Write(long atMs, string what) => Lines.Add($"{atMs} {what}");
}
