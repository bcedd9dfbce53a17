using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Security;
using ScanBox.Switching;
using Simulation.Chance;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>The real switch over a store in memory, on virtual time. A crash loses everything but the store.</summary>
public sealed class SwitchModel
{
    // Parsing the rules costs more than a payment; they never change.
    private static readonly CodeRuleTable s_rules = CodeRulesReader.ReadDefault();

    private readonly Timeline _time;
    private readonly SwitchOptions _options;
    private readonly MessageReader _reader = new(new Dialect());
    private readonly long _startedUnixMs;
    private SwitchLogic _logic;
    private ScenarioLine _line;
    private PayerWorld _world;
    private long _clockIsOffMs;

    /// <summary>Makes a switch.</summary>
    /// <param name="time">Virtual time.</param>
    /// <param name="dice">Its chance.</param>
    /// <param name="terminals">Its terminals.</param>
    public SwitchModel(Timeline time, Dice dice, int terminals = 1)
    {
        _time = time;
        // Some day of 2026, any time of it: runs cross midnight.
        _startedUnixMs = 1_790_000_000_000 + (dice.Below(86_400, 1) * 1000L);
        _options = new SwitchOptions { Random = new DiceEntropy(dice.At(2)), Rules = s_rules };
        _world = PayerWorld.Open(Store, _options.Random);
        _logic = new SwitchLogic(Store, _world, _options);
        _line = new ScenarioLine(_logic);
        var provisioning = new Provisioning(Store, _options.Random);
        Terminals = [.. Enumerable.Range(0, terminals).Select(_ => provisioning.Create())];
    }

    /// <summary>Everything it remembers.</summary>
    public InMemoryStore Store { get; } = new();

    /// <summary>What the boxes are set up as.</summary>
    public IReadOnlyList<ProvisionedTerminal> Terminals { get; }

    /// <summary>What the first box is set up as.</summary>
    public ProvisionedTerminal Terminal => Terminals[0];

    /// <summary>Told when it crashes: every connection is gone.</summary>
    public event Action? Crashed;

    /// <summary>When it is back after a crash.</summary>
    public long DownUntilMs { get; set; }

    /// <summary>Whether it runs.</summary>
    public bool IsUp => _time.NowMs >= DownUntilMs;

    /// <summary>Its wall clock.</summary>
    public long UnixMs => _startedUnixMs + _time.NowMs + _clockIsOffMs;

    /// <summary>Answers one frame.</summary>
    internal LineAnswer Exchange(SwitchSession session, byte[] frame) => _line.Exchange(session, frame, new SwitchMoment(UnixMs, _time.NowMs));

    /// <summary>Loses everything but the store, for a while.</summary>
    internal void Crash(long ms)
    {
        DownUntilMs = _time.NowMs + ms;
        _world = PayerWorld.Open(Store, _options.Random);
        _logic = new SwitchLogic(Store, _world, _options);
        _line = new ScenarioLine(_logic);
        Crashed?.Invoke();
    }

    /// <summary>Its clock is set, but never back over a midnight: a business date that returns would break the acquirer's books, not only a box's total of the day.</summary>
    internal void SetClock(long byMs)
    {
        if (BeijingTime.Date(UnixMs + byMs) >= BeijingTime.Date(UnixMs))
            _clockIsOffMs += byMs;
    }

    /// <summary>Carries out what payers have decided by now.</summary>
    internal void SettleDue() => _logic.SettleDue(UnixMs);

    /// <summary>A payer opens an app.</summary>
    internal byte[] ShowCode(PayerApp app, PayerKind kind)
    {
        using ISwitchTransaction transaction = Store.Begin();
        byte[] code = _world.Show(transaction, app, kind, UnixMs);
        transaction.Commit();
        return code;
    }

    /// <summary>The next purchase is to go like this, whatever was planned before.</summary>
    internal void Prepare(PayerBehaviour behaviour)
    {
        _line = new ScenarioLine(_logic);
        _line.Enqueue(new Scenario { Payer = behaviour });
    }

    /// <summary>The same answer with another F39: under the terminal's MAC key, or as somebody without it would do it.</summary>
    /// <returns>Null when it is no answer.</returns>
    internal byte[]? WithResult(string terminalId, byte[] frame, string result, bool authentic)
    {
        byte[] buffer = new byte[Frame.MaxSize];
        frame.CopyTo(buffer, 0);
        if (_reader.Read(buffer, 0, frame.Length) != DecodeError.None)
            return null;
        _reader.Message.SetText(39, result);
        MessageMac? mac = null;
        if (authentic)
        {
            using ISwitchTransaction transaction = Store.Begin();
            byte[]? key = transaction.FindTerminal(terminalId)?.Mak;
            if (key is null)
                return null;
            mac = new MessageMac(new Sm4(key), _options.Dialect.MacForm);
        }
        byte[] changed = new byte[Frame.MaxSize];
        frame.AsSpan(0, Frame.RoutingSize).CopyTo(changed);
        int size = IsoEncoder.Encode(_reader.Message, mac, changed, Frame.RoutingSize);
        return changed[..(Frame.RoutingSize + size)];
    }
}
