using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;

namespace ScanBox.Updates;

/// <summary>
/// Updates over the air, all of it: pulls what the switch offers, restarts the box into it when nobody wants anything of it, and takes it back when the
/// box does not sign in with it in time.
/// <code>
///   nothing on trial: UpdatePull --whole--> on trial, not started --quiet--> restart --> on trial --signs in--> proven
///                                                                                          | not within 15 min, or 3 starts
///                                                                                          v
///                                                                                       taken back: restart --> in doubt
/// </code>
/// In doubt, what was there before is to sign in. When it does, the update was to blame and is not tried again; when it does not within 15 minutes
/// either, the network was, and the update is pulled again another time.
/// </summary>
public sealed class Updater
{
    private readonly IUpdateChannel? _channel;
    private readonly IStorage _storage;
    private readonly IBoxLog _log;
    private readonly IRestart _restart;
    private readonly UpdateBook _book;
    private readonly UpdateLimits _limits;
    private readonly UpdatePull? _pull;
    private bool _isTrying;
    private bool _isLeaving;
    private long _retryAtMs;

    /// <summary>Puts it together.</summary>
    /// <param name="channel">The box's way to its switch; null for a box that is not set up.</param>
    /// <param name="storage">The flash.</param>
    /// <param name="hash">The hash of pieces.</param>
    /// <param name="log">Told what happens.</param>
    /// <param name="restart">Starts the box anew.</param>
    /// <param name="book">What counts, as <see cref="UpdateStart.Begin"/> gave it.</param>
    /// <param name="limits">What the board can take.</param>
    /// <param name="settings">Who the box is and whom it believes; null for a box that is not set up.</param>
    public Updater(IUpdateChannel? channel, IStorage storage, IPieceHash hash, IBoxLog log, IRestart restart, UpdateBook book, UpdateLimits limits, BoxSettings? settings)
    {
        _channel = channel;
        _storage = storage;
        _log = log;
        _restart = restart;
        _book = book;
        _limits = limits;
        _isTrying = book.HasTrial;
        // Nothing could be believed without a signer, so nothing is asked.
        if (channel is not null && settings is not null && settings.UpdateSigner.Length > 0)
            _pull = new UpdatePull(channel, storage, hash, log, book, limits, new SettingsTarget(settings, storage, channel));
    }

    /// <summary>What counts.</summary>
    public UpdateBook Book => _book;

    /// <summary>What went wrong last; none when the last thing went well.</summary>
    public UpdateFault Fault => _pull is null ? UpdateFault.NoSigner : _pull.Fault;

    /// <summary>Whether nothing is being asked for or pulled now.</summary>
    public bool IsResting => _pull is null || _pull.IsResting;

    /// <summary>Whether the box runs with an update that has not proved itself yet.</summary>
    public bool IsTrying => _isTrying;

    /// <summary>Bytes that have come of what is being pulled.</summary>
    public int Come => _pull is null ? 0 : _pull.Come;

    /// <summary>What the board can take.</summary>
    public UpdateLimits Limits => _limits;

    /// <summary>For a technician who looks on: the switch is asked as soon as the box is free.</summary>
    public void Hurry() => _pull?.Hurry();

    /// <summary>Where it stands, for people: <c>rules 8, 4096 of 10240 bytes</c>.</summary>
    public string Text
    {
        get
        {
            if (_book.HasTrial)
                return UpdateKinds.NameOf(_book.TrialKind) + " " + _book.TrialVersion.ToString() + (_isTrying ? " is on trial" : " is tried from the next start on");
            UpdateManifest? manifest = _pull?.Manifest;
            if (manifest is not null)
                return UpdatePull.NameOf(manifest) + ", " + _pull!.Come.ToString() + " of " + manifest.Size.ToString() + " bytes" + Trouble;
            return "nothing new" + Trouble;
        }
    }

    private bool HasSignedIn => _channel is not null && _channel.SignIns > 0;

    private string Trouble => Fault == UpdateFault.None ? "" : "; " + UpdateFaultText.Of(Fault);

    /// <summary>Does what is due.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        if (_isLeaving)
            return Leave(nowMs);
        if (_isTrying)
            return Try(nowMs);
        if (_book.HasDoubt)
            return Judge(nowMs);
        if (_pull is null)
            return long.MaxValue;
        if (!_book.HasTrial)
            return _pull.Step(nowMs);
        // Pulled since the start: it counts from the next one on.
        long quietAtMs = _channel!.FreeSinceMs + UpdateTimes.RestartQuietMs;
        if (!_channel.IsFree || nowMs < quietAtMs)
            return _channel.IsFree ? quietAtMs : nowMs + UpdateTimes.LookMs;
        _log.Write(nowMs, "update: the box restarts");
        _isLeaving = true;
        return nowMs;
    }

    private long Try(long nowMs)
    {
        if (nowMs < _retryAtMs)
            return _retryAtMs;
        bool hasSignedIn = HasSignedIn;
        if (!hasSignedIn && nowMs < UpdateTimes.TrialMs)
            return nowMs + UpdateTimes.LookMs;
        if (_channel is not null && !_channel.IsIdle)
            return nowMs + UpdateTimes.LookMs;
        // The book forgets it with that.
        string name = UpdateKinds.NameOf(_book.TrialKind) + " " + _book.TrialVersion.ToString();
        bool isDone = hasSignedIn ? _book.Prove() : _book.TrialKind == UpdateKind.Settings ? SettingsTrial.Undo(_storage, _book) : _book.RollBackInDoubt();
        // A flash that refuses is asked again later, not in every turn.
        _retryAtMs = nowMs + UpdateTimes.FirstPauseMs;
        if (!isDone)
            return _retryAtMs;
        _log.Write(nowMs, "update: " + name + (hasSignedIn ? " has proved itself" : " did not sign in, taken back; the box restarts"));
        SettingsTrial.Drop(_storage);
        _isTrying = false;
        _isLeaving = !hasSignedIn;
        return nowMs;
    }

    private long Judge(long nowMs)
    {
        if (nowMs < _retryAtMs)
            return _retryAtMs;
        bool hasSignedIn = HasSignedIn;
        if (!hasSignedIn && nowMs < UpdateTimes.TrialMs)
            return nowMs + UpdateTimes.LookMs;
        string name = UpdateKinds.NameOf(_book.DoubtKind) + " " + _book.WorstOf(_book.DoubtKind).ToString();
        if (!_book.EndDoubt(hasSignedIn))
        {
            _retryAtMs = nowMs + UpdateTimes.FirstPauseMs;
            return _retryAtMs;
        }
        _log.Write(nowMs, hasSignedIn ? "update: " + name + " is not tried again" : "update: what was there before " + name + " does not sign in either; it is tried again");
        return nowMs;
    }

    private long Leave(long nowMs)
    {
        if (_channel is null || _channel.IsIdle)
            _restart.Restart();
        return nowMs + UpdateTimes.LookMs;
    }

    private sealed class SettingsTarget : IUpdateTarget
    {
        private readonly BoxSettings _settings;
        private readonly IStorage _storage;
        private readonly IUpdateChannel _channel;

        internal SettingsTarget(BoxSettings settings, IStorage storage, IUpdateChannel channel)
        {
            _settings = settings;
            _storage = storage;
            _channel = channel;
        }

        public string Serial => _settings.Serial;

        public string Signer => _settings.UpdateSigner;

        public long SettingsVersion => _settings.SetupIssued;

        public bool OwesNothing => _channel.OwesNothing;

        public BoxSettings SettingsOnFlash() => SettingsTrial.OnFlash(_storage);
    }
}
