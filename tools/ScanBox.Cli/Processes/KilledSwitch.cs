using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ScanBox.Cli.Processes;

/// <summary><c>scanbox switch</c> on its SQLite file, killed and started again on the same port as often as wanted.</summary>
internal sealed class KilledSwitch : IDisposable
{
    // WeChat's codes live for a minute, and a payment may take some seconds.
    private const long FreshMs = 40_000;

    private static readonly TimeSpan s_startWait = TimeSpan.FromSeconds(60);

    // Most payers pay; some have not the money, and some are asked for a password.
    private static readonly string[] s_payers = ["wechat", "alipay", "unionpay", "wechat", "alipay", "unionpay", "alipay:poor", "wechat:careful", "unionpay", "alipay"];

    private readonly Random _random;
    private readonly string _store;
    private readonly Queue<string> _codes = new();
    private ScanboxChild? _process;
    private long _startedAtMs;
    private int _port;

    /// <summary>Starts it for the first time, and makes a box for it.</summary>
    internal KilledSwitch(string store, string boxFolder, int seed)
    {
        _random = new Random(seed);
        _store = store;
        Start("--new-box", boxFolder);
    }

    internal string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>How often it was killed.</summary>
    internal int Kills { get; private set; }

    /// <summary>Whether payers have codes left that have not expired.</summary>
    internal bool HasCodes => _process is not null && _codes.Count > 0 && Environment.TickCount64 - _startedAtMs < FreshMs;

    internal string TakeCode() => _codes.Dequeue();

    internal void Start() => Start([]);

    internal void Kill()
    {
        if (_process is null)
            return;
        _process.Dispose();
        _process = null;
        Kills++;
    }

    public void Dispose() => _process?.Dispose();

    private void Start(params string[] more)
    {
        if (_process is not null)
            return;
        string port = _port.ToString(CultureInfo.InvariantCulture);
        _process = new ScanboxChild(["switch", "--port", port, "--state", _store, .. s_payers.SelectMany(payer => (string[])["--show", payer]), .. more]);
        string line = _process.WaitFor("Ctrl-C ends it.", s_startWait) ?? throw NotStarted();
        _port = int.Parse(line.Split(':')[1].Split('.')[0], CultureInfo.InvariantCulture);
        _codes.Clear();
        int shown = Array.IndexOf(_process.Lines(), line) + 1;
        // The other output may write between; a code is what stands behind a payer's name.
        while (_process.Lines().Skip(shown).Count(IsCode) < s_payers.Length)
        {
            if (_process.HasEnded)
                throw NotStarted();
            System.Threading.Thread.Sleep(1);
        }
        string[] codes = [.. _process.Lines().Skip(shown).Where(IsCode)];
        _random.Shuffle(codes);
        foreach (string code in codes)
            _codes.Enqueue(code.Split(' ')[^1]);
        _startedAtMs = Environment.TickCount64;
    }

    private static bool IsCode(string line) => line.StartsWith("  ", StringComparison.Ordinal) && s_payers.Any(payer => line.StartsWith($"  {payer} ", StringComparison.Ordinal));

    private InvalidDataException NotStarted() => new("the switch did not start: " + string.Join('\n', _process!.Lines()));
}
