using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;
using ScanBox.Updates;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>A whole box in memory at the reference switch, with a wire whose answers take their time.</summary>
internal sealed class BoxAtSwitch : ILink, IRestart, IAsyncDisposable
{
    private const int AnswerMs = 120;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanbox-box-");
    private readonly ManualTime time = new();
    private readonly FrameReader frames = new();
    private readonly List<(long AtMs, byte[] Frame)> coming = [];
    private readonly byte[] rest = new byte[2 * Frame.MaxSize];
    private SwitchSession session = new();
    private int restCount;
    private bool isUp;

    public BoxAtSwitch(UpdatePackage update)
    {
        update.Save(folder);
        Host = new SwitchHost(new SwitchHostOptions { Time = time, Updates = new UpdateShelf(folder) });
        Terminal = Host.Provision();
        var ports = new BoxPorts(Clock, Keypad, Scanner, this, new MemoryLamp(), new MemorySpeaker(), Storage, new MemoryWatchdog(), new MemoryEntropy(), new MemoryLog());
        Settings = new BoxSettings { TerminalId = Terminal.TerminalId, MerchantId = Terminal.MerchantId, Serial = Terminal.Serial, UpdateSigner = Convert.ToHexString(UpdateBench.Key.PublicKey) };
        UpdateBook book = UpdateStart.Begin(Storage, ports.Log, 0);
        Box = new Box(ports, Settings, new BoxKeys([.. Terminal.Tmk], [.. Terminal.SerialKey]), CodeRulesReader.ReadDefault(), 4096);
        Updater = new Updater(Box.Updates, Storage, new PieceHash(), ports.Log, this, book, new UpdateLimits { Board = UpdateBench.Board, RoomBytes = 65_536 }, Settings);
    }

    public SwitchHost Host { get; }

    public ProvisionedTerminal Terminal { get; }

    public BoxSettings Settings { get; }

    public MemoryClock Clock { get; } = new();

    public MemoryKeypad Keypad { get; } = new();

    public MemoryScanner Scanner { get; } = new();

    public MemoryStorage Storage { get; } = new();

    public Box Box { get; }

    public Updater Updater { get; }

    public int Restarts { get; private set; }

    /// <summary>Types of the messages that the box sent, with their times.</summary>
    public List<(long AtMs, int Mti)> Sent { get; } = [];

    /// <summary>Questions for updates that were sent.</summary>
    public int Questions { get; private set; }

    public LinkState State => isUp ? LinkState.Up : LinkState.Down;

    public LinkPlace? Place => null;

    public void Open() => isUp = true;

    public void Close()
    {
        isUp = false;
        session = new();
        coming.Clear();
        frames.Reset();
        restCount = 0;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (restCount == 0 && coming.Count > 0 && coming[0].AtMs <= Clock.UptimeMs)
        {
            coming[0].Frame.CopyTo(rest, 0);
            restCount = coming[0].Frame.Length;
            coming.RemoveAt(0);
        }
        int take = Math.Min(restCount, count);
        Array.Copy(rest, 0, buffer, offset, take);
        Array.Copy(rest, take, rest, 0, restCount - take);
        restCount -= take;
        return take;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        byte[] content = buffer[(offset + Frame.LengthSize)..(offset + count)];
        int at = Frame.MessageOffset - Frame.LengthSize;
        int mti = (content[at] << 8) | content[at + 1];
        Sent.Add((Clock.UptimeMs, mti));
        if (mti == MessageType.Network && content.AsSpan().IndexOf("piece 1"u8) >= 0)
            Questions++;
        LineAnswer answer = Host.Exchange(session, content);
        if (answer.Frame is byte[] frame)
            coming.Add((Clock.UptimeMs + AnswerMs, [(byte)(frame.Length >> 8), (byte)frame.Length, .. frame]));
        return true;
    }

    /// <summary>Runs until something is so.</summary>
    /// <returns>False when it was not within an hour.</returns>
    public bool RunUntil(Func<bool> isSo)
    {
        long end = Clock.UptimeMs + 3_600_000;
        while (!isSo())
        {
            if (Clock.UptimeMs > end)
                return false;
            long next = Math.Min(Box.Step(), Updater.Step(Clock.UptimeMs));
            if (coming.Count > 0)
                next = Math.Min(next, coming[0].AtMs);
            if (restCount > 0 || Keypad.HasKeys)
                next = Clock.UptimeMs;
            Clock.UptimeMs = Math.Clamp(next, Clock.UptimeMs + 1, Clock.UptimeMs + 20);
            time.NowMs = Clock.UptimeMs;
        }
        return true;
    }

    public void Restart() => Restarts++;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class ManualTime : TimeProvider
    {
        private static readonly DateTimeOffset s_start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

        public long NowMs { get; set; }

        public override long TimestampFrequency => 1000;

        public override DateTimeOffset GetUtcNow() => s_start.AddMilliseconds(NowMs);

        public override long GetTimestamp() => NowMs;
    }
}
