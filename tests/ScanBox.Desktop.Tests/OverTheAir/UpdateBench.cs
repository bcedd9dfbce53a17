using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Integrity;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using ScanBox.Updates;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using Signing;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>A box as far as updates see it, with a flash in memory and a switch that has a shelf; time passes as it is told to.</summary>
internal sealed class UpdateBench : IUpdateChannel, IRestart, IDisposable
{
    public const string Board = "esp32-s3";
    public const string Serial = "SB24000123";

    public static readonly SigningKey Key = SigningKey.FromSeed(new byte[32]);

    private const long SignInMs = 4_000;

    private readonly DirectoryInfo? _folder;
    private readonly UpdateShelf _shelf;
    private byte[]? _answer;
    private Updater? _updater;
    private bool _restarts;

    public UpdateBench(params UpdatePackage[] offered)
    {
        _folder = Directory.CreateTempSubdirectory("scanbox-updates-");
        _shelf = new UpdateShelf(_folder);
        foreach (UpdatePackage update in offered)
            update.Save(_folder);
    }

    /// <summary>A bench at a shelf that others use too.</summary>
    public UpdateBench(UpdateShelf shelf)
    {
        _shelf = shelf;
    }

    public MemoryStorage Storage { get; set; } = new();

    /// <summary>The flash in its place, for what is too large for that one.</summary>
    public IStorage? LargeStorage { get; init; }

    public BoxSettings Settings { get; set; } = new() { Serial = Serial, UpdateSigner = Convert.ToHexString(Key.PublicKey) };

    public UpdateLimits Limits { get; set; } = new() { Board = Board, TakesVoice = true, RoomBytes = 4 * MemoryStorage.Capacity };

    public long NowMs { get; private set; }

    public List<string> Log { get; } = [];

    public int Starts { get; private set; }

    /// <summary>Whether the switch can be reached; asked at every start and later.</summary>
    public Func<UpdateBench, bool> IsReachable { get; set; } = static _ => true;

    /// <summary>What the wire does to an answer; null loses it.</summary>
    public Func<byte[], byte[]?> Wire { get; set; } = static answer => answer;

    public int Questions { get; private set; }

    public Updater Updater => _updater!;

    public UpdateBook Book => _updater!.Book;

    public CodeRuleTable Rules { get; private set; } = null!;

    public bool IsFree { get; set; } = true;

    public bool IsIdle => IsFree;

    public bool OwesNothing { get; set; } = true;

    public bool IsSignedIn => NowMs >= SignInMs && IsReachable(this);

    public int SignIns { get; private set; }

    public long FreeSinceMs { get; set; }

    public static UpdatePackage RulesUpdate(long version, int size = 0, string board = UpdateManifest.All, string box = UpdateManifest.All, long from = 0, SigningKey? key = null) =>
        UpdatePackage.Make(new UpdateTarget(UpdateKind.Rules, version, board, box, from), RulesText(version, size), key ?? Key);

    /// <summary>Rules of a version, filled up with remarks.</summary>
    public static byte[] RulesText(long version, int size = 0)
    {
        string text = $"scanbox-rules 1 version {version}\nscheme wechat WeChat\ncode wechat 18 10-15 digits first\n";
        while (text.Length + 100 < size)
            text += "# " + new string((char)('a' + (text.Length % 23)), 90) + "\n";
        byte[] lines = Encoding.ASCII.GetBytes(text);
        return [.. lines, .. Encoding.ASCII.GetBytes($"checksum {Crc32.Of(lines, 0, lines.Length):X8}\n")];
    }

    public void Offer(UpdatePackage update) => update.Save(_folder!);

    public void Withdraw(UpdatePackage update) => Directory.Delete(Path.Combine(_folder!.FullName, update.Name), recursive: true);

    /// <summary>The power comes.</summary>
    public void PowerOn()
    {
        NowMs = 0;
        FreeSinceMs = 0;
        SignIns = 0;
        _answer = null;
        _restarts = false;
        Starts++;
        var log = new ListLog(Log);
        IStorage storage = LargeStorage ?? Storage;
        UpdateBook book = UpdateStart.Begin(storage, log, 0);
        if (new SettingsFile().Load(storage) is BoxSettings settings)
            Settings = settings;
        Rules = RulesStore.Load(storage, log, 0, book.FileOf(UpdateKind.Rules));
        _updater = new Updater(this, storage, new PieceHash(), log, this, book, Limits, Settings);
    }

    /// <summary>Runs, through restarts, until nothing has happened for a while, or the time is over.</summary>
    public void RunFor(long ms)
    {
        long left = ms;
        while (left > 0)
        {
            if (_updater is null || _restarts)
                PowerOn();
            if (SignIns == 0 && IsSignedIn)
                SignIns = 1;
            long next = _updater!.Step(NowMs);
            if (_restarts)
                continue;
            long step = Math.Clamp(next - NowMs, 1, Math.Min(left, 1000));
            NowMs += step;
            left -= step;
        }
    }

    public bool Ask(byte[] question, int count, long nowMs)
    {
        if (!IsFree || !IsSignedIn)
            return false;
        Questions++;
        _answer = Wire(_shelf.Answer(question.AsSpan(0, count)) ?? []);
        return true;
    }

    public int TakeAnswer(byte[] target)
    {
        byte[]? answer = _answer;
        _answer = null;
        if (answer is null)
            return -1;
        answer.AsSpan(0, Math.Min(answer.Length, target.Length)).CopyTo(target);
        return Math.Min(answer.Length, target.Length);
    }

    public void Restart() => _restarts = true;

    public void Dispose() => _folder?.Delete(recursive: true);

    public string LogText => string.Join('\n', Log);

    private sealed class ListLog(List<string> lines) : IBoxLog
    {
        public void Write(long atMs, string what) => lines.Add(what);
    }
}
