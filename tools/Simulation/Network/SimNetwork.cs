using System.Buffers.Binary;
using ReferenceSwitch.Hosting;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>Everything between the ways of a box and the switch: connections, and what happens to the bytes on them.</summary>
internal sealed class SimNetwork
{
    // A 4G path: some tens of milliseconds each way.
    internal const int FastestMs = 20;
    internal const int SlowestMs = 120;

    private const int LengthBytes = 2;

    // What a recorder beside the wire keeps for playing back.
    private const int MaxRecorded = 32;

    // A drip, chatter, and a stream without an end.
    private static readonly int[][] s_hostilePausesMs = [[200, 900, 4_000], [20, 100, 600], [10]];

    // Between honest answers.
    private static readonly int[] s_quietPausesMs = [300, 2_000, 9_000];

    // Delays that fall between, on and behind the box's timeouts.
    private static readonly int[] s_delaysMs = [1_500, 6_000, 11_000, 15_000, 21_000, 33_000, 47_000, 95_000];

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly SwitchModel _switch;
    private readonly MoneyWatch _watch;
    private readonly Dice _dice;
    private readonly string _terminalId;
    private readonly string _name;
    private readonly HostileBytes _hostile;
    private readonly List<Connection> _connections = [];
    private readonly List<byte[]> _requests = [];
    private readonly List<byte[]> _answers = [];
    private readonly List<byte[]> _signIns = [];
    private readonly List<Way> _ways = [];
    private Connection? _proven;
    private int _count;
    private int _frames;

    internal SimNetwork(Timeline time, FaultSource faults, Trace trace, SwitchModel model, MoneyWatch watch, string terminalId, string name, Dice dice)
    {
        _terminalId = terminalId;
        _name = name;
        // Off a bench the link is TLS.
        IsSecure = dice.Below(3, 2) == 0;
        _hostile = new HostileBytes([_answers, _signIns, _requests]);
        model.Crashed += CloseAll;
        _time = time;
        _faults = faults;
        _trace = trace;
        _switch = model;
        _watch = watch;
        _dice = dice;
    }

    /// <summary>Whether box and switch speak TLS.</summary>
    internal bool IsSecure { get; }

    /// <summary>Whether the switch's host answers.</summary>
    internal bool SwitchIsUp => _switch.IsUp;

    /// <summary>The switch's wall clock.</summary>
    internal long SwitchUnixMs => _switch.UnixMs;

    /// <summary>Frames that are under way or being handled.</summary>
    internal int InFlight { get; private set; }

    /// <summary>The ways of the box, the preferred one first.</summary>
    internal IReadOnlyList<Way> Ways => _ways;

    /// <summary>A way for the box.</summary>
    internal Way AddWay(string name)
    {
        var way = new Way(this, _time, _faults, name);
        _ways.Add(way);
        return way;
    }

    /// <summary>Dice that nothing else has thrown.</summary>
    internal Dice Throw(int what) => _dice.At(what, _count++);

    /// <summary>Makes a connection of the box.</summary>
    internal Connection Connect(Way way, IBoxEnd end, bool hostile)
    {
        var connection = new Connection { Number = _count++, Hostile = hostile, Way = way, BoxEnd = end };
        _connections.Add(connection);
        if (_trace.On)
            _trace.Add("net", $"#{connection.Number} connected{(way.Name.Length > 0 ? $" over {way.Name}" : "")}{(hostile ? ", but not to the switch" : "")}");
        if (_faults.Has(FaultKind.HostileBytes))
            Babble(connection, _dice.At(4, _count));
        return connection;
    }

    /// <summary>What leaves the box is seen by whoever reads the trace.</summary>
    internal void TellSends(Connection connection, ReadOnlySpan<byte> bytes)
    {
        if (_trace.On)
            _trace.Add(_name, $"sends {(bytes.Length > LengthBytes ? Describe(bytes[LengthBytes..]) : $"{bytes.Length} bytes")} on #{connection.Number}");
    }

    /// <summary>The box sends.</summary>
    internal void Send(Connection connection, byte[] bytes)
    {
        if (bytes.Length > LengthBytes && BinaryPrimitives.ReadUInt16BigEndian(bytes) == bytes.Length - LengthBytes)
            Record(_requests, bytes);
        ReplayRequest(connection);
        Transmit(connection, bytes, up: true);
    }

    /// <summary>The box closes a connection.</summary>
    internal void CloseAtBox(Connection connection)
    {
        connection.ClosedAtBox = true;
        if (_trace.On)
            _trace.Add("net", $"#{connection.Number} closed by the box");
        LetSwitchKnow(connection);
    }

    /// <summary>The box has no power: its end is gone without a word.</summary>
    internal void Vanish(Connection connection)
    {
        connection.ClosedAtBox = true;
        LetSwitchKnow(connection);
    }

    /// <summary>Nothing passes on a way any more, and neither end knows.</summary>
    internal void Silence(Way way)
    {
        foreach (Connection connection in _connections)
            connection.HalfOpen |= connection.Way == way;
    }

    /// <summary>Nothing passes on any way.</summary>
    internal void SilenceAll(long ms, bool hangs)
    {
        foreach (Way way in _ways)
            way.BeSilent(ms, hangs);
    }

    /// <summary>Ends what faults have begun. Connections that are half open stay so: nobody will tell.</summary>
    internal void Mend()
    {
        foreach (Way way in _ways)
            way.Mend();
        foreach (Connection connection in _connections.ToArray())
        {
            if (connection is { Hostile: true, ClosedAtBox: false })
                Break(connection);
        }
        _switch.DownUntilMs = Math.Min(_switch.DownUntilMs, _time.NowMs + 1_000);
    }

    private static string Describe(ReadOnlySpan<byte> frame) =>
        WireMessage.Read(frame) is WireMessage message
            ? $"{message.Mti:X4} batch {message.Batch} STAN {message.Stan}{(message[61].Length > 0 ? " of " + message[61] : "")}{(message.Result.Length > 0 ? " F39 " + message.Result : "")}"
            : $"{frame.Length} bytes";

    private static void Record(List<byte[]> recorded, byte[] frame)
    {
        if (recorded.Count == MaxRecorded)
            recorded.RemoveAt(0);
        recorded.Add(frame);
    }

    // Bytes of any kind, between the honest ones or instead of them.
    private void Babble(Connection connection, Dice pace)
    {
        int[] pausesMs = connection.Hostile ? s_hostilePausesMs[pace.Below(s_hostilePausesMs.Length)] : s_quietPausesMs;
        int turn = 0;
        Again();

        void Again() => _time.After(pausesMs[pace.Below(pausesMs.Length, ++turn)], () =>
        {
            if (connection.ClosedAtBox || !_faults.Enabled)
                return;
            if (_faults.Strikes(FaultKind.HostileBytes, out Dice how))
                Flood(connection, _hostile.Make(how));
            Again();
        });
    }

    // The box's receive window is all that anybody can fill without its reading.
    private static void Flood(Connection connection, byte[] bytes)
    {
        int room = Math.Min(connection.BoxEnd.Room, bytes.Length);
        connection.BoxEnd.Arrived(room < bytes.Length ? bytes[..room] : bytes);
    }

    private void CloseAll()
    {
        foreach (Connection connection in _connections)
            CloseAtSwitch(connection);
        _connections.RemoveAll(connection => connection.ClosedAtBox);
        _proven = null;
    }

    private void ReplayRequest(Connection connection)
    {
        if (_requests.Count > 0 && _faults.Strikes(FaultKind.RequestReplayed, out Dice how))
            Carry(connection, _requests[how.Below(_requests.Count, 1)], up: true, how.Between(FastestMs, SlowestMs, 2), breaks: false);
    }

    private void Transmit(Connection connection, byte[] frame, bool up)
    {
        if (_faults.Strikes(FaultKind.LinkDrop))
        {
            Break(connection);
            return;
        }
        if (_faults.Strikes(FaultKind.HalfOpen))
            connection.HalfOpen = true;
        connection.Way.Suffer();
        Dice dice = _dice.At(2, _frames++);
        long delayMs = dice.Between(FastestMs, SlowestMs, 1);
        if (_faults.Strikes(FaultKind.SlowFrame, out Dice how))
            delayMs += s_delaysMs[how.Below(s_delaysMs.Length, 1)];
        if (_faults.Strikes(FaultKind.FrameCorrupted, out how))
        {
            frame = [.. frame];
            frame[how.Below(frame.Length, 1)] ^= (byte)(1 << how.Below(8, 2));
        }
        bool truncated = _faults.Strikes(FaultKind.FrameTruncated, out how);
        if (truncated)
            frame = frame[..how.Below(frame.Length, 1)];
        bool twice = _faults.Strikes(FaultKind.FrameDuplicated);
        // TCP keeps no message borders.
        int split = dice.Below(4, 2) == 0 && frame.Length > 1 ? dice.Between(1, frame.Length - 1, 3) : 0;
        if (split > 0)
            Carry(connection, frame[..split], up, delayMs, breaks: false);
        Carry(connection, frame[split..], up, delayMs, truncated);
        if (twice && !truncated)
            Carry(connection, frame, up, delayMs, breaks: false);
    }

    internal void Carry(Connection connection, byte[] bytes, bool up, long delayMs, bool breaks)
    {
        if (connection.HalfOpen)
            return;
        long atMs = Math.Max(_time.NowMs + delayMs, up ? connection.NextUpMs : connection.NextDownMs);
        if (up)
            connection.NextUpMs = atMs;
        else
            connection.NextDownMs = atMs;
        InFlight++;
        _time.At(atMs, () =>
        {
            InFlight--;
            if (up)
                ArriveAtSwitch(connection, bytes);
            else
                ArriveAtBox(connection, bytes);
            if (breaks)
                Break(connection);
        });
    }

    private static void ArriveAtBox(Connection connection, byte[] bytes)
    {
        if (!connection.ClosedAtBox && !connection.HalfOpen)
            connection.BoxEnd.Arrived(bytes);
    }

    private void ArriveAtSwitch(Connection connection, byte[] bytes)
    {
        if (connection.ClosedAtSwitch || connection.Hostile || !_switch.IsUp)
            return;
        connection.AtSwitch.AddRange(bytes);
        while (connection.AtSwitch.Count >= LengthBytes)
        {
            int length = (connection.AtSwitch[0] << 8) | connection.AtSwitch[1];
            if (length is 0 or > 1024)
            {
                CloseAtSwitch(connection);
                return;
            }
            if (connection.AtSwitch.Count < LengthBytes + length)
                return;
            byte[] frame = [.. connection.AtSwitch.GetRange(LengthBytes, length)];
            connection.AtSwitch.RemoveRange(0, LengthBytes + length);
            if (_faults.Strikes(FaultKind.RequestHeld, out Dice how))
                Hold(connection, frame, s_delaysMs[how.Below(s_delaysMs.Length, 1)]);
            else
                Take(connection, frame);
        }
    }

    private void Hold(Connection connection, byte[] frame, long forMs)
    {
        InFlight++;
        _time.After(forMs, () =>
        {
            InFlight--;
            if (!connection.ClosedAtSwitch)
                Take(connection, frame);
        });
    }

    private void Take(Connection connection, byte[] frame)
    {
        connection.Waiting.Enqueue(frame);
        HandleNext(connection);
    }

    private void HandleNext(Connection connection)
    {
        if (connection.Busy || connection.ClosedAtSwitch || !connection.Waiting.TryDequeue(out byte[]? frame))
            return;
        if (_faults.Strikes(FaultKind.SwitchCrashBefore, out Dice how))
        {
            Crash(how);
            return;
        }
        if (_faults.Strikes(FaultKind.SwitchClockJump, out how))
            _switch.SetClock(how.Between(-600_000, 600_000, 1));
        LineAnswer answer = _switch.Exchange(connection.Session, frame);
        if (_trace.On)
            _trace.Add("switch", $"{Describe(frame)} on #{connection.Number} -> {(answer.Frame is null ? "nothing" : Describe(answer.Frame))}");
        _watch.SwitchHandled(frame, answer.Frame);
        if (_faults.Strikes(FaultKind.SwitchCrashAfter, out how))
        {
            Crash(how);
            return;
        }
        if (connection.Session.TerminalId is not null && _proven != connection)
        {
            if (_proven is not null)
                CloseAtSwitch(_proven);
            _proven = connection;
        }
        long delayMs = answer.DelayMs + 2;
        if (_faults.Strikes(FaultKind.SwitchSlow, out how))
            delayMs += s_delaysMs[how.Below(s_delaysMs.Length, 1)];
        connection.Busy = true;
        InFlight++;
        _time.After(delayMs, () =>
        {
            InFlight--;
            connection.Busy = false;
            if (connection.ClosedAtSwitch)
                return;
            for (int copy = 0; copy < answer.Copies && answer.Frame is not null; copy++)
                Answer(connection, answer.Frame);
            if (answer.Cut)
                CloseAtSwitch(connection);
            else
                HandleNext(connection);
        });
    }

    private void Answer(Connection connection, byte[] frame)
    {
        int mti = (frame[11] << 8) | frame[12];
        bool signIn = mti == 0x0810;
        bool money = mti is 0x0210 or 0x0230 or 0x0110 or 0x0410 or 0x0510;
        bool decides = mti is 0x0210 or 0x0230 or 0x0110;
        if (signIn && _signIns.Count > 0 && _faults.Strikes(FaultKind.SignInReplayed, out Dice how))
            Transmit(connection, _signIns[how.Below(_signIns.Count, 1)], up: false);
        if (money && _answers.Count > 0 && _faults.Strikes(FaultKind.AnswerReplayed, out how))
            Transmit(connection, _answers[how.Below(_answers.Count, 1)], up: false);
        if (_faults.Strikes(FaultKind.AnswerLost))
            return;
        byte[] sent = frame;
        if (decides && _faults.Strikes(FaultKind.AnswerUndecided, out how))
            sent = _switch.WithResult(_terminalId, sent, how.Below(3, 1) switch { 0 => "68", 1 => "96", _ => "98" }, authentic: true) ?? sent;
        if (decides && _faults.Strikes(FaultKind.AnswerForged))
            sent = _switch.WithResult(_terminalId, sent, "00", authentic: false) ?? sent;
        if (money && _faults.Strikes(FaultKind.AnswerWrongMac))
        {
            sent = [.. sent];
            sent[^1] = sent[^1] == (byte)'0' ? (byte)'1' : (byte)'0';
        }
        byte[] prefixed = new byte[LengthBytes + sent.Length];
        BinaryPrimitives.WriteUInt16BigEndian(prefixed, (ushort)sent.Length);
        sent.CopyTo(prefixed, LengthBytes);
        if (signIn)
            Record(_signIns, prefixed);
        if (money)
            Record(_answers, prefixed);
        Transmit(connection, prefixed, up: false);
    }

    private void Crash(Dice how)
    {
        _switch.Crash(how.Between(500, 60_000, 1));
        _trace.Add("switch", $"crashed, back at {_switch.DownUntilMs}");
    }

    private void CloseAtSwitch(Connection connection)
    {
        if (connection.ClosedAtSwitch)
            return;
        connection.ClosedAtSwitch = true;
        if (connection.HalfOpen)
            return;
        // What is on its way to the box still arrives before the end of the connection does.
        long atMs = Math.Max(_time.NowMs + FastestMs, connection.NextDownMs);
        _time.At(atMs, () => LetBoxKnow(connection));
    }

    private static void LetBoxKnow(Connection connection)
    {
        if (connection.ClosedAtBox)
            return;
        connection.ClosedAtBox = true;
        connection.BoxEnd.Ended();
    }

    // The box hears at once; what it has sent may still arrive, even behind what it sends on its next connection.
    internal void Break(Connection connection)
    {
        _trace.Add("net", $"#{connection.Number} broke");
        LetBoxKnow(connection);
        LetSwitchKnow(connection);
    }

    private void LetSwitchKnow(Connection connection)
    {
        if (connection.HalfOpen)
            return;
        long atMs = Math.Max(_time.NowMs + FastestMs, connection.NextUpMs) + 1;
        _time.At(atMs, () => connection.ClosedAtSwitch = true);
    }
}
