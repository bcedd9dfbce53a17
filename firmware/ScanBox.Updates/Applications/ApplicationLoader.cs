using ScanBox.Ports;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Slots;

namespace ScanBox.Updates.Applications;

/// <summary>
/// Starts the application of the slot that counts, in place of the one in the deployment. What cannot be started is taken back for good, and the
/// deployment's own application, which contains this loader, runs instead.
/// </summary>
public sealed class ApplicationLoader
{
    private readonly IStorage _storage;
    private readonly IBoxLog _log;
    private readonly UpdateBook _book;
    private readonly IApplicationStarter _starter;
    private readonly long _deployed;

    /// <summary>Puts it together.</summary>
    /// <param name="storage">The flash.</param>
    /// <param name="log">Told what starts, and what does not.</param>
    /// <param name="book">What counts, as <see cref="UpdateStart.Begin"/> gave it.</param>
    /// <param name="starter">The runtime.</param>
    /// <param name="deployed">Version of the application in the deployment: flashed anew it may be newer than the slots.</param>
    public ApplicationLoader(IStorage storage, IBoxLog log, UpdateBook book, IApplicationStarter starter, long deployed)
    {
        _storage = storage;
        _log = log;
        _book = book;
        _starter = starter;
        _deployed = deployed;
    }

    /// <summary>Starts it.</summary>
    /// <returns>
    /// False when the application of the deployment is to run: there is no other, or <see cref="HasFailed"/>.
    /// </returns>
    public bool Start(long nowMs)
    {
        const UpdateKind Kind = UpdateKind.Application;
        if (_book.SlotOf(Kind) == 0)
            return false;
        bool isTrial = _book.HasTrial && _book.TrialKind == Kind;
        long version = isTrial ? _book.TrialVersion : _book.VersionOf(Kind);
        if (!isTrial && version < _deployed)
        {
            _log.Write(nowMs, "update: application " + version.ToString() + " gives way to the flashed one");
            _book.Lose(Kind);
            return false;
        }
        _log.Write(nowMs, "update: application " + version.ToString() + " starts from its slot");
        if (Load(_book.FileOf(Kind)) && _starter.Enter())
            return true;
        HasFailed = true;
        _log.Write(nowMs, "update: application " + version.ToString() + " cannot be started, taken back");
        if (isTrial)
            _book.RollBack();
        else
            _book.Condemn(Kind);
        return false;
    }

    /// <summary>Whether an application was begun and could not be started: what of it was loaded is in the way, a restart is due.</summary>
    public bool HasFailed { get; private set; }

    private bool Load(string name)
    {
        var file = new ApplicationFile(_storage, name);
        if (!file.Open())
            return false;
        for (int i = 0; i < file.Count; i++)
        {
            byte[]? assembly = file.Read(i);
            if (assembly is null || !_starter.Load(assembly))
                return false;
        }
        return true;
    }
}
