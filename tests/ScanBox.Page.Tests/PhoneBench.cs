using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Settings;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.Network;
using Workbench;
using Workbench.Phones;

namespace ScanBox.Page.Tests;

/// <summary>A box at a place whose Wi-Fi it does not know, and its page.</summary>
internal sealed class PhoneBench : IDisposable
{
    // A machine may be busy.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly BoxWorkplace _workplace;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Uri> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<bool> _run;

    public PhoneBench(VirtualFlash flash, Action<VirtualNetwork>? place = null)
    {
        Flash = flash;
        BoardPlan plan = BoardChoice.Plan(BoardChoice.Default, BoardChoice.DefaultScanner);
        _workplace = new BoxWorkplace(new RealClock(), flash, plan, link: LinkChoice.Default);
        PhoneVisit.AddNeighbours(Network);
        place?.Invoke(Network);
        Visit = new PhoneVisit(_workplace);
        Visit.Opened += address => _page.TrySetResult(address);
        _run = Task.Factory.StartNew(() => Visit.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public VirtualFlash Flash { get; }

    public VirtualNetwork Network => _workplace.Board.Network;

    public PhoneVisit Visit { get; }

    /// <summary>The box of the present run that takes payments.</summary>
    public BoxSettings Settings
    {
        get
        {
            var file = new SettingsFile();
            return file.Load(new FlashFiles(Flash)) ?? file.Unfinished!;
        }
    }

    public async Task<Uri> PageAsync()
    {
        await Task.WhenAny(_page.Task, _run).WaitAsync(s_patience);
        return _page.Task.IsCompleted ? await _page.Task : throw new AssertFailedException($"{Visit.Why}\n{string.Join('\n', Visit.Log)}");
    }

    /// <summary>Whether a network was set when the box has restarted.</summary>
    public Task<bool> EndAsync() => _run.WaitAsync(s_patience);

    public void Dispose()
    {
        _stop.Cancel();
        _run.Wait(s_patience);
        _workplace.Dispose();
        _stop.Dispose();
    }
}
