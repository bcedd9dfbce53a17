using ScanBox.Setup.Console;
using ScanBox.Setup.Resetting;

namespace ScanBox.Setup.Commands;

/// <summary>Empties the box, which the money records must allow: what is unknown or unsettled is kept until it is settled.</summary>
internal sealed class ResetCommands
{
    private const string Confirmed = "yes";
    private const string NoSerial = "unset";

    /// <summary>Why a box that takes a payment is not started anew.</summary>
    internal const string Busy = "a payment is in progress; try again when it has ended";

    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;

    internal ResetCommands(ConsoleHost host, ConsoleOutput output)
    {
        _host = host;
        _out = output;
    }

    private int Batch => _host.Box is null ? 0 : _host.Box.Batch;

    private int LastStan => _host.Box is null ? 0 : _host.Box.LastStan;

    internal string Reset(string confirmation, long nowMs)
    {
        string owing = Owing();
        if (owing.Length > 0)
            return owing;
        if (confirmation != Confirmed)
            return "Wi-Fi, APN, prices, the vendor's PIN, the rules and the journal go, ids and keys stay; `reset yes` does it";
        return Finish(FactoryReset.MarkBackToFactory(_host.Ports.Storage, Batch, LastStan), "reset at the next start", nowMs);
    }

    internal string Erase(string confirmation, long nowMs)
    {
        string owing = Owing();
        if (owing.Length > 0)
            return owing;
        string serial = _host.Settings is null ? NoSerial : _host.Settings.Serial;
        if (confirmation != serial)
            return "everything goes, the keys too, and only the factory can make a box of it again; `erase " + serial + "` does it";
        return Finish(FactoryReset.MarkErase(_host.Ports.Storage, Batch, LastStan), "erased at the next start", nowMs);
    }

    private string Finish(bool done, string what, long nowMs)
    {
        if (!done)
            return "the flash refused; nothing was changed";
        _host.Log.Write(nowMs, "console: " + what);
        _out.Line(what);
        return "";
    }

    private string Owing()
    {
        if (_host.Box is not null)
        {
            if (_host.Box.IsBusy)
                return Busy;
            if (_host.Box.UnknownCount > 0)
                return _host.Box.UnknownCount.ToString() + " payments have no known result: `unknown` lists them; wait until they are settled";
            return _host.Box.OwesNothing ? "" : "the batch is not settled: hold total 合计 for 3 s, then try again";
        }
        return FactoryReset.Owes(_host.Ports.Storage, _host.JournalSegmentBytes) ? "the journal holds payments that are not settled: set the box up again as the same terminal and settle first" : "";
    }
}
