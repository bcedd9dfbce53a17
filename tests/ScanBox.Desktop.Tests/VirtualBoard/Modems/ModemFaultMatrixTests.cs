using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>Every family of modems against every fault: after it the driver carries bytes again, within a bound, by itself.</summary>
[TestClass]
public class ModemFaultMatrixTests
{
    private const string Host = "host";
    private const int Port = 9000;

    // A power cycle, a boot, a network and the pauses before them.
    private const int RecoverMs = 240_000;

    private static readonly (string Name, Func<ModemWiring, VirtualModem> Create)[] s_modems =
    [
        ("Quectel", static wiring => new VirtualQuectel(wiring)),
        ("SIMCom", static wiring => new VirtualSimcom(wiring)),
        ("Air780E", static wiring => new VirtualAir780e(wiring)),
    ];

    private static readonly (string Name, Action<Life> Strike)[] s_faults =
    [
        ("none", static _ => { }),
        ("restart", static life => life.Modem.Restart()),
        ("crash", static life => life.Modem.Faults.Dead = true),
        ("answer late", static life => Fault(life, "AT", CommandFaultKind.Late, 3, delayMs: 4000)),
        ("no answer", static life => Fault(life, "AT", CommandFaultKind.Ignore, 3)),
        ("errors", static life => Fault(life, "AT", CommandFaultKind.Error, 10)),
        ("cut answer", static life => Fault(life, "AT", CommandFaultKind.CutAnswer, 4, number: 5)),
        ("reset in answer", static life => Fault(life, "AT", CommandFaultKind.RestartInAnswer, 1, number: 4)),
        ("lines amid answers", static life => Fault(life, "AT", CommandFaultKind.InterruptAnswer, 50, text: "\r\n+CEREG: 5\r\n")),
        ("garbage answer", static life => Fault(life, "AT", CommandFaultKind.Say, 3, text: "\r\n\u0001\u00ff+QIRD: 99999\u00fe>>\r\n")),
        ("other family's answer", static life => Fault(life, "AT", CommandFaultKind.Say, 2, text: "\r\n+CIPRXGET: 2,0,5,0\r\n+QIRD: 5\r\n")),
        ("flood", static life => life.Modem.Flood("+CREG: 1,\"0001\",\"00000001\"", 400)),
        ("noise", static life => life.Modem.SayRaw(Enumerable.Range(0, 700).Select(static i => (byte)(i * 37)).ToArray())),
        ("data dropped", static life => life.Modem.DropData()),
        ("sockets dropped", static life => life.Modem.DropSockets()),
        ("sends fail", static life => life.Modem.Faults.FailSends = 2),
        ("activation fails", static life =>
        {
            life.Modem.Faults.FailActivations = 2;
            life.Modem.DropData();
        }),
        ("unplugged 20 s", static life =>
        {
            life.Modem.Plug(false);
            life.Run(20_000);
            life.Modem.Plug(true);
        }),
    ];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryModemRecoversFromEveryFault()
    {
        var table = new StringBuilder();
        table.Append("fault".PadRight(24));
        foreach ((string name, _) in s_modems)
            table.Append(name.PadLeft(12));
        var bad = new List<string>();
        foreach ((string fault, Action<Life> strike) in s_faults)
        {
            table.AppendLine().Append(fault.PadRight(24));
            foreach ((string modem, Func<ModemWiring, VirtualModem> create) in s_modems)
            {
                using var life = new Life(create);
                string result = "not up";
                if (life.Talk(RecoverMs) >= 0)
                {
                    strike(life);
                    life.Run(100);
                    long tookMs = life.Talk(RecoverMs);
                    result = tookMs >= 0 ? $"{tookMs / 1000.0:F1} s" : "lost";
                }
                if (result is "not up" or "lost")
                    bad.Add($"{modem}, {fault}: {result}; {life.Log}");
                table.Append(result.PadLeft(12));
            }
        }
        TestContext.WriteLine(table.ToString());
        Assert.IsEmpty(bad, string.Join('\n', bad));
    }

    private static void Fault(Life life, string begins, CommandFaultKind kind, int times, int delayMs = 0, int number = 0, string text = "") =>
        life.Modem.Faults.Add(new CommandFault(begins, kind) { Times = times, DelayMs = delayMs, Number = number, Text = text });

    /// <summary>A driver on a board with a virtual modem, and a server on loopback that sends back what comes.</summary>
    private sealed class Life : IDisposable, IBoxLog
    {
        private const int StepMs = 5;
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly BoardModel _board = new(new ManualClock());
        private readonly ModemLink _link;
        private readonly List<string> _log = [];
        private int _asked;

        public Life(Func<ModemWiring, VirtualModem> create)
        {
            _listener.Start();
            _ = EchoAsync();
            Modem = create(new ModemWiring(33, 35, 4));
            _board.Attach(Modem);
            _board.Network.Route(Host, Port, (IPEndPoint)_listener.LocalEndpoint);
            _board.PowerOn();
            var key = new Key();
            _link = new ModemLink(new UartLine("COM3", 33, 35), key, [new QuectelModem(), new SimcomModem(), new LuatModem()], this);
            _link.Configure("", Host, Port);
        }

        public VirtualModem Modem { get; }

        public string Log => string.Join("; ", _log);

        public void Dispose()
        {
            _board.CutPower();
            _listener.Dispose();
        }

        public void Write(long atMs, string what) => _log.Add($"{atMs} {what}");

        public void Run(int ms)
        {
            for (long until = NowMs + ms; NowMs < until;)
                Step();
        }

        /// <summary>Opens the link as often as it takes and sends until the very same comes back, as a payment does.</summary>
        /// <returns>How long it took in ms, -1 when it never did.</returns>
        public long Talk(int withinMs)
        {
            long began = NowMs;
            var buffer = new byte[256];
            while (NowMs - began < withinMs)
            {
                if (_link.State == LinkState.Down)
                {
                    _link.Close();
                    Run(1000);
                    _link.Open();
                }
                if (_link.State == LinkState.Up && Ask(buffer))
                    return NowMs - began;
                Step();
            }
            return -1;
        }

        private long NowMs => _board.Clock.NowMicroseconds / 1000;

        private bool Ask(byte[] buffer)
        {
            byte[] question = Encoding.ASCII.GetBytes($"OK\r\n> question {++_asked}\r\nERROR\r\n");
            if (!_link.Write(question, 0, question.Length))
                return false;
            string heard = "";
            long until = NowMs + 10_000;
            while (NowMs < until && _link.State == LinkState.Up)
            {
                Step();
                heard += Encoding.ASCII.GetString(buffer, 0, _link.Read(buffer, 0, buffer.Length));
                if (heard == Encoding.ASCII.GetString(question))
                    return true;
                Assert.IsTrue(Encoding.ASCII.GetString(question).StartsWith(heard, StringComparison.Ordinal), $"the stream carries what was sent: '{heard}'");
                // The server lives in real time.
                if (NowMs % 50 == 0)
                    Thread.Sleep(1);
            }
            _link.Close();
            return false;
        }

        private void Step()
        {
            _link.Step(NowMs);
            _board.WaitUntil(_board.Clock.NowMicroseconds + (StepMs * 1000));
            if (_board.Network.Connecting > 0)
                Thread.Sleep(1);
        }

        private async Task EchoAsync()
        {
            try
            {
                while (true)
                {
                    TcpClient client = await _listener.AcceptTcpClientAsync();
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
}
