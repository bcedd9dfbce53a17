using System;
using System.Collections.Generic;
using System.Threading;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.I2c;
using VirtualBoard.Network;
using VirtualBoard.Parts;
using VirtualBoard.Pins;
using VirtualBoard.Serial;
using VirtualBoard.Sound;

namespace VirtualBoard;

/// <summary>
/// An ESP32 board on the desktop: pins, UARTs, I2S, flash, network and the parts wired to them, in one time.
/// Firmware reaches it through the nanoFramework API of this assembly, after <see cref="PowerOn"/>.
/// Several boards can run in one process. Members are safe to call from any thread.
/// </summary>
public sealed class BoardModel
{
    private readonly EventQueue _events = new();
    private readonly List<IBoardPart> _parts = new();
    private bool _supplied;
    private bool _work;

    /// <summary>Makes a board without parts.</summary>
    /// <param name="clock">Its time; real time when null.</param>
    /// <param name="flash">Its file system; empty and in memory when null.</param>
    /// <param name="chip">Its microcontroller; an ESP32 when null.</param>
    public BoardModel(IVirtualClock? clock = null, VirtualFlash? flash = null, ChipPins? chip = null)
    {
        Clock = clock ?? new RealClock();
        Flash = flash ?? new VirtualFlash(new MemoryFlashStore());
        Pins = new PinBank(this, chip ?? ChipPins.Esp32);
        Uarts = new UartBank(this);
        I2c = new I2cBank(this);
        Network = new VirtualNetwork(this);
        Log = new BoardLog();
        Flash.Belongs(this);
    }

    /// <summary>Happens when a run of the firmware has ended, whatever the cause.</summary>
    public event EventHandler? Stopped;

    /// <summary>The time.</summary>
    public IVirtualClock Clock { get; }

    /// <summary>The GPIO pins and what they are wired to.</summary>
    public PinBank Pins { get; }

    /// <summary>The UARTs and the parts at their far ends.</summary>
    public UartBank Uarts { get; }

    /// <summary>The parts on the I2C buses.</summary>
    public I2cBank I2c { get; }

    /// <summary>What left through I2S, by bus number.</summary>
    public SoundRecorder Sound { get; } = new();

    /// <summary>The file system <c>I:</c>.</summary>
    public VirtualFlash Flash { get; }

    /// <summary>Wi-Fi and what lies behind it.</summary>
    public VirtualNetwork Network { get; }

    /// <summary>Lines the firmware wrote to its console.</summary>
    public BoardLog Log { get; }

    /// <summary>The run of the firmware now; null while the board is off or held in reset.</summary>
    public PowerSession? Session { get; private set; }

    /// <summary>Guards the state of the board and its parts.</summary>
    internal object Sync { get; } = new();

    /// <summary>Held by the hardware call that the firmware is in.</summary>
    internal object Cpu { get; } = new();

    /// <summary>Whether a sleep of <see cref="SleepUntilWork"/> ends when bytes arrive from the network.</summary>
    internal bool WatchesNetwork { get; private set; }

    internal long NextEventAt => _events.NextAt;

    /// <summary>Wires a part to the board. Before the first power-on.</summary>
    public void Attach(IBoardPart part)
    {
        lock (Sync)
        {
            _parts.Add(part);
            part.Attach(this);
            if (_supplied)
                part.SupplyOn();
        }
    }

    /// <summary>Switches the supply on or lets the reset line go: a new run of the firmware begins and belongs to the calling context.</summary>
    public PowerSession PowerOn()
    {
        lock (Sync)
        {
            if (Session is not null)
                throw new InvalidOperationException("The board runs already.");
            Pump();
            var session = new PowerSession(this, Clock.NowMicroseconds);
            Session = session;
            if (!_supplied)
            {
                _supplied = true;
                foreach (IBoardPart part in _parts)
                    part.SupplyOn();
            }
            Network.RunBegan();
            session.MakeCurrent();
            return session;
        }
    }

    /// <summary>Cuts the supply: the run ends, writes that were not closed are lost, parts forget what they had not saved.</summary>
    public void CutPower()
    {
        lock (Sync)
        {
            _supplied = false;
            EndRun(ResetCause.PowerCut);
            _events.Clear();
            foreach (IBoardPart part in _parts)
                part.SupplyOff();
        }
    }

    /// <summary>Resets the microcontroller alone; parts keep their state, which may surprise the next run.</summary>
    public void Reset(ResetCause cause)
    {
        lock (Sync)
            EndRun(cause);
    }

    /// <summary>Lets everything happen that is due by now. Hardware calls of the firmware do this by themselves.</summary>
    public void Pump()
    {
        lock (Sync)
        {
            while (_events.NextAt <= Clock.NowMicroseconds)
            {
                _work = true;
                _events.Take()();
            }
        }
    }

    /// <summary>Lets time pass, event by event, until a moment of the clock or until the run ends.</summary>
    public void WaitUntil(long microseconds)
    {
        lock (Sync)
        {
            PowerSession? session = Session;
            Pump();
            while (Clock.NowMicroseconds < microseconds && Session == session)
            {
                Clock.Pass(Sync, Math.Min(microseconds, _events.NextAt));
                Pump();
            }
        }
    }

    /// <summary>Lets time pass until an uptime of the present run, or until it ends.</summary>
    public void WaitUntilUptime(long uptimeMs)
    {
        PowerSession? session = Session;
        if (session is not null)
            WaitUntil(session.StartMicroseconds + (uptimeMs * 1000));
    }

    /// <summary>
    /// Lets time pass until an uptime of the present run, until it ends, or until something happened since the last call that
    /// the firmware may want to look at: a contact, a byte on a UART, a byte or an end on a socket, a thread that ended.
    /// </summary>
    public void SleepUntilWork(long uptimeMs)
    {
        lock (Sync)
        {
            WatchesNetwork = true;
            PowerSession? session = Session;
            if (session is null)
                return;
            long until = session.StartMicroseconds + (uptimeMs * 1000);
            Pump();
            while (!_work && Clock.NowMicroseconds < until && Session == session)
            {
                long next = Math.Min(until, _events.NextAt);
                if (Clock.RunsByItself)
                    Monitor.Wait(Sync, (int)Math.Clamp((next - Clock.NowMicroseconds + 999) / 1000, 1, int.MaxValue));
                else
                    Clock.Pass(Sync, next);
                Pump();
            }
            _work = false;
        }
    }

    /// <summary>Something happened outside the board that the firmware may want to look at.</summary>
    internal void Wake()
    {
        lock (Sync)
        {
            _work = true;
            Monitor.PulseAll(Sync);
        }
    }

    /// <summary>Has something happen at a moment of the clock. A power cut forgets it.</summary>
    internal void Schedule(long atMicroseconds, Action what)
    {
        lock (Sync)
        {
            _events.Add(atMicroseconds, what);
            Monitor.PulseAll(Sync);
        }
    }

    private void EndRun(ResetCause cause)
    {
        if (Session is null)
            return;
        Session.End(cause);
        Session = null;
        Flash.RunEnded();
        Uarts.RunEnded();
        Sound.RunEnded(Clock.NowMicroseconds);
        Network.RunEnded();
        Pins.RunEnded();
        Monitor.PulseAll(Sync);
        Stopped?.Invoke(this, EventArgs.Empty);
    }
}
