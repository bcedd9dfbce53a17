using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>The firmware's modem driver on a board with a virtual modem, and a server on loopback that sends back what comes.</summary>
internal sealed class DriverBench : IDisposable, IBoxLog
{
    public const string Host = "host";

    private const int Port = 9000;
    private const int StepMs = 5;
    private const string Authority = "ca.pem";

    private readonly List<string> _log = [];
    private readonly TcpListener? _listener;
    private int _asked;

    /// <summary>Switches everything on.</summary>
    /// <param name="create">Makes the modem.</param>
    /// <param name="peer">A server inside TLS; null for one without.</param>
    /// <param name="authorityPem">Whom the box trusts, with such a server.</param>
    /// <param name="wifiTime">Whether the board's clock was set over Wi-Fi before.</param>
    public DriverBench(Func<ModemWiring, VirtualModem> create, TlsPeer? peer = null, string authorityPem = "", bool wifiTime = false)
    {
        Modem = create(new ModemWiring(33, 35, 4));
        Board.Attach(Modem);
        if (peer is null)
        {
            _listener = new TcpListener(IPAddress.Loopback, 0);
            _listener.Start();
            _ = EchoAsync(_listener);
        }
        Board.Network.Route(Host, Port, peer?.Address ?? (IPEndPoint)_listener!.LocalEndpoint);
        Board.PowerOn();
        Clock = new WallClock();
        if (wifiTime)
            Clock.Set(new DateTimeOffset(Board.Network.TrueTime(), TimeSpan.Zero).ToUnixTimeSeconds());
        Link = new ModemLink(new UartLine("COM3", 33, 35), new Key(), [new QuectelModem(), new SimcomModem(), new LuatModem()], this);
        Link.UseClock(Clock);
        var storage = new MemoryStorage();
        storage.Plant(Authority, Encoding.ASCII.GetBytes(authorityPem));
        Link.Configure("cmnet", Host, Port, peer is null ? null : storage, Authority);
    }

    public BoardModel Board { get; } = new(new ManualClock());

    public VirtualModem Modem { get; }

    public ModemLink Link { get; }

    public WallClock Clock { get; }

    public string Log => string.Join("; ", _log);

    public long NowMs => Board.Clock.NowMicroseconds / 1000;

    /// <summary>The server closes every connection that stands.</summary>
    public void ClosePeers() => PeersClosed?.Invoke();

    private event Action? PeersClosed;

    public void Dispose()
    {
        Board.CutPower();
        _listener?.Dispose();
    }

    public void Write(long atMs, string what) => _log.Add($"{atMs} {what}");

    public void Run(int ms)
    {
        for (long until = NowMs + ms; NowMs < until;)
            Step();
    }

    /// <summary>Runs as a box does that wants its link: it is opened whenever it is down.</summary>
    public void Try(int ms)
    {
        for (long until = NowMs + ms; NowMs < until;)
        {
            if (Link.State == LinkState.Down)
                Link.Open();
            Step();
        }
    }

    /// <summary>Tries to open the link as a box does, until a technician can read something.</summary>
    /// <returns>Whether it was read in time.</returns>
    public bool Reads(string text, int withinMs)
    {
        int from = _log.Count;
        for (long until = NowMs + withinMs; NowMs < until;)
        {
            if (_log.FindIndex(from, line => line.Contains(text, StringComparison.Ordinal)) >= 0)
                return true;
            if (Link.State == LinkState.Down)
            {
                Run(1000);
                Link.Open();
            }
            Step();
        }
        return false;
    }

    /// <summary>Opens the link as often as it takes and sends until the very same comes back, as a payment does.</summary>
    /// <returns>How long it took in ms, -1 when it never did.</returns>
    public long Talk(int withinMs)
    {
        long began = NowMs;
        while (NowMs - began < withinMs)
        {
            if (Link.State == LinkState.Down)
            {
                Link.Close();
                Run(1000);
                Link.Open();
            }
            if (Link.State == LinkState.Up && Ask())
                return NowMs - began;
            Step();
        }
        return -1;
    }

    private bool Ask()
    {
        var buffer = new byte[256];
        string question = $"OK\r\n> question {++_asked}\r\nERROR\r\n";
        if (!Link.Write(Encoding.ASCII.GetBytes(question), 0, question.Length))
            return false;
        string heard = "";
        long until = NowMs + 10_000;
        while (NowMs < until && Link.State == LinkState.Up)
        {
            Step();
            heard += Encoding.ASCII.GetString(buffer, 0, Link.Read(buffer, 0, buffer.Length));
            if (heard == question)
                return true;
            Assert.IsTrue(question.StartsWith(heard, StringComparison.Ordinal), $"the stream carries what was sent: '{heard}'");
            // The server lives in real time.
            if (NowMs % 50 == 0)
                Thread.Sleep(1);
        }
        Link.Close();
        return false;
    }

    private void Step()
    {
        Link.Step(NowMs);
        Board.WaitUntil(Board.Clock.NowMicroseconds + (StepMs * 1000));
        if (Board.Network.Connecting > 0)
            Thread.Sleep(1);
    }

    private async Task EchoAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                PeersClosed += client.Dispose;
                _ = Task.Run(async () =>
                {
                    using (client)
                    {
                        NetworkStream stream = client.GetStream();
                        await stream.CopyToAsync(stream);
                    }
                });
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Key : IModemPower
    {
        private readonly System.Device.Gpio.GpioPin _pin = new System.Device.Gpio.GpioController().OpenPin(4, System.Device.Gpio.PinMode.Output);

        public bool IsWired => true;

        public void Press(bool isDown) => _pin.Write(isDown ? System.Device.Gpio.PinValue.High : System.Device.Gpio.PinValue.Low);
    }
}
