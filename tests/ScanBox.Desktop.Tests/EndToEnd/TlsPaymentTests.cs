using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Terminals;
using Workbench;
using ScanBox.Desktop.Tests.VirtualBoard;
using Purchase = ReferenceSwitch.Purchases.Purchase;
using ScanBox.Device;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Desktop.Tests.EndToEnd;

/// <summary>The whole firmware on the virtual board, paying through a switch inside TLS, in real time.</summary>
[TestClass]
public sealed class TlsPaymentTests : IBoxLog
{
    private const int PatienceMs = 60_000;
    private static readonly TimeSpan s_keyHold = TimeSpan.FromMilliseconds(50);

    private readonly MemoryFlashStore _store = new();
    private readonly List<string> _log = [];
    private readonly BoardBench _bench;
    private Firmware? _firmware;

    public TlsPaymentTests() => _bench = new BoardBench(new RealClock(), _store, TimeSpan.FromSeconds(3));

    private Box Box => _firmware!.Box!;

    public void Write(long atMs, string what)
    {
        lock (_log)
            _log.Add($"{atMs} {what}");
    }

    [TestCleanup]
    public void CutPower() => _bench.Board.CutPower();

    [TestMethod]
    public async Task APaymentInsideTls()
    {
        await using SwitchHost host = new(new SwitchHostOptions { TlsPort = 0 });
        host.Start();
        ProvisionedTerminal terminal = SetUp(host, host.AuthorityPem);
        Lead(host.TlsPort);
        byte[] code = host.ShowCode(PayerApps.Get("wechat"));
        PowerOn();
        Until(() => Box.SwitchState == SwitchState.SignedIn);
        Pay("8", code);
        Until(() => Box.LastReceipt.Batch != 0 && Box.PaymentState == PaymentState.Idle);
        Assert.AreEqual(PurchaseState.Approved, host.FindPurchase(new(terminal.TerminalId, Box.Batch, Box.LastReceipt.Stan))!.State);
        Assert.AreEqual(800, host.Audit().ReceivedFen);
        Assert.AreEqual(0, _bench.Watchdog.Resets);
    }

    [TestMethod]
    public async Task AHandshakeThatHangsIsEndedByTheWatchdogAndThePaymentIsSettledAfterwards()
    {
        await using SwitchHost host = new(new SwitchHostOptions { TlsPort = 0 });
        host.Start();
        using TlsPeer silent = new(TlsPeer.NewAuthority()) { Serve = static _ => Thread.Sleep(PatienceMs) };
        ProvisionedTerminal terminal = SetUp(host, host.AuthorityPem);
        Lead(host.TlsPort);
        byte[] code = host.ShowCode(PayerApps.Get("alipay"));
        PowerOn();
        Until(() => Box.SwitchState == SwitchState.SignedIn);
        // Paid at the switch, and the answer is lost with the connection; the way then leads to somebody who says nothing.
        host.Enqueue(new Scenario { Transport = TransportFault.CutAfterHandling });
        Lead(silent.Address.Port);
        Pay("3", code);
        Until(() => _bench.Watchdog.Resets > 0);
        Assert.IsTrue(silent.Connections > 0);
        Lead(host.TlsPort);
        Until(() => Box.SwitchState == SwitchState.SignedIn && Box.UnknownCount == 0 && Box.PaymentState == PaymentState.Idle);
        Purchase purchase = host.FindPurchase(new(terminal.TerminalId, Box.Batch, 1))!;
        bool received = Box.LastReceipt.Batch != 0;
        Assert.AreEqual(received ? PurchaseState.Approved : PurchaseState.Reversed, purchase.State, "both ends agree");
        Assert.AreEqual(received ? 300 : 0, host.Audit().ReceivedFen);
        Assert.IsTrue(host.Audit().Balanced);
    }

    [TestMethod]
    public async Task ASwitchUnderAnotherAuthorityLearnsNothing()
    {
        await using SwitchHost host = new(new SwitchHostOptions { TlsPort = 0 });
        await using SwitchHost stranger = new(new SwitchHostOptions { TlsPort = 0 });
        host.Start();
        stranger.Start();
        SetUp(host, host.AuthorityPem);
        Lead(stranger.TlsPort);
        PowerOn();
        Until(() => Logged("TLS handshake failed"));
        Assert.AreNotEqual(SwitchState.SignedIn, Box.SwitchState);
        Lead(host.TlsPort);
        Until(() => Box.SwitchState == SwitchState.SignedIn);
        Assert.AreEqual(0, _bench.Watchdog.Resets);
    }

    [TestMethod]
    public async Task WithoutItsAuthorityABoxSaysThatItIsNotSetUp()
    {
        await using SwitchHost host = new(new SwitchHostOptions { TlsPort = 0 });
        foreach (string bad in new[] { "", "not a certificate", new string('x', 7000), host.AuthorityPem![..200] })
        {
            SetUp(host, host.AuthorityPem);
            new VirtualFlash(_store).WriteFile(AuthorityFile.Name, Encoding.ASCII.GetBytes(bad));
            PowerOn();
            Assert.IsNull(_firmware!.Box);
            Until(() => Logged("ca.pem"));
            _bench.Board.CutPower();
            _log.Clear();
        }
    }

    private ProvisionedTerminal SetUp(SwitchHost host, string? authorityPem)
    {
        ProvisionedTerminal terminal = host.Provision();
        TestBench.SetUp(new VirtualFlash(_store), terminal, authorityPem);
        return terminal;
    }

    private void Lead(int port) => _bench.Board.Network.Route(TestBench.SwitchHost, TestBench.SwitchPort, new IPEndPoint(IPAddress.Loopback, port));

    private void PowerOn()
    {
        _bench.Board.PowerOn();
        _firmware = new Firmware(_bench.Plan, this);
    }

    private void Pay(string keys, byte[] code)
    {
        Until(() => Box.ScannerState == ScannerState.Ready && Box.Silent);
        foreach (char key in keys)
            Tap((Key)((int)Key.Digit0 + (key - '0')));
        Tap(Key.Confirm);
        Until(() => Box.PaymentState == PaymentState.AwaitingCode);
        _bench.Scanner.Show(code);
    }

    private void Tap(Key key)
    {
        int index = Array.IndexOf(_bench.Plan.KeypadKeys, key);
        int columns = _bench.Plan.KeypadColumns.Length;
        _bench.Keypad.Tap(index / columns, index % columns, s_keyHold);
        long until = _firmware!.UptimeMs + (2 * (long)s_keyHold.TotalMilliseconds);
        Until(() => _firmware.UptimeMs >= until);
    }

    private bool Logged(string text)
    {
        lock (_log)
            return _log.Exists(line => line.Contains(text, StringComparison.Ordinal));
    }

    private void Until(Func<bool> reached)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            Assert.IsTrue(watch.ElapsedMilliseconds < PatienceMs, "it did not happen: " + string.Join(Environment.NewLine, _log));
            try
            {
                _firmware!.Step();
                _bench.Board.WaitUntilUptime(_firmware.UptimeMs + 2);
            }
            catch (PowerLostException)
            {
                PowerOn();
            }
        }
        while (!reached());
    }
}
