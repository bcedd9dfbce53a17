using System;
using System.Text;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Security.Signatures;
using ScanBox.Settings;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Slots;

namespace ScanBox.Updates.Pulling;

/// <summary>
/// Pulls one update, a small piece at a time, and puts it on trial. Nothing is believed before it is verified, and nothing that is in use is touched.
/// <code>
///   Kept --none--> Rest --due--> Offering --manifest--> Verifying --signed, for us, newer--> Looking --> Asking &lt;-> Awaiting
///    | kept from before              | nothing                                             ^  |             | piece whole
///    +--> Verifying                  v                                                     |  | all there   v
///                                   Rest &lt;---- a fault: pause, twice as long each time      |  +--> Placing  Storing
///                                                                                          +------------------+
/// </code>
/// </summary>
public sealed class UpdatePull
{
    /// <summary>The manifest and signature of what is being pulled.</summary>
    public const string OfferName = "update.offer";

    /// <summary>The hashes of its pieces.</summary>
    public const string SumsName = "update.sums";

    /// <summary>The settings from before those that are on trial; they hold passwords.</summary>
    public const string BeforeName = SettingsTrial.BeforeName;

    /// <summary>Its content, as far as it has come.</summary>
    public const string DataName = "update.new";

    // A line that garbles bytes does so once; a switch that has other bytes than were signed has them every time.
    private const int MaxWrongPieces = 3;

    private const int SignatureBytes = Ed25519Verification.SignatureSize;

    private readonly IUpdateChannel _channel;
    private readonly IStorage _storage;
    private readonly IPieceHash _hash;
    private readonly IBoxLog _log;
    private readonly UpdateBook _book;
    private readonly UpdateLimits _limits;
    private readonly IUpdateTarget _target;

    private Stage _stage = Stage.Kept;
    private long _dueAtMs = UpdateTimes.FirstAskMs;
    private long _deadlineMs;
    private long _askAtMs;
    private long _pauseMs = UpdateTimes.FirstPauseMs;
    private int _wrongPieces;
    private bool _isKept;
    private bool _asksOffer;

    // There only while something is pulled.
    private byte[]? _answer;
    private byte[]? _signed;
    private byte[]? _offered;
    private Ed25519Verification? _verification;
    private UpdateManifest? _manifest;
    private IncomingPart? _sums;
    private IncomingPart? _data;

    /// <summary>Puts it together.</summary>
    /// <param name="channel">The way to the switch.</param>
    /// <param name="storage">The flash.</param>
    /// <param name="hash">The hash of pieces.</param>
    /// <param name="log">Told what becomes of an update.</param>
    /// <param name="book">What counts.</param>
    /// <param name="limits">What the board can take.</param>
    /// <param name="target">The box that it is for.</param>
    public UpdatePull(IUpdateChannel channel, IStorage storage, IPieceHash hash, IBoxLog log, UpdateBook book, UpdateLimits limits, IUpdateTarget target)
    {
        _channel = channel;
        _storage = storage;
        _hash = hash;
        _log = log;
        _book = book;
        _limits = limits;
        _target = target;
    }

    private enum Stage : byte
    {
        Kept,
        Rest,
        Offering,
        Verifying,
        Looking,
        Asking,
        Awaiting,
        Storing,
        Placing,
    }

    /// <summary>What is being pulled; null for nothing.</summary>
    public UpdateManifest? Manifest => _manifest;

    /// <summary>Bytes of its content that are there.</summary>
    public int Come => _data is null ? 0 : _data.Good;

    /// <summary>What went wrong last; none when the last thing went well.</summary>
    public UpdateFault Fault { get; private set; }

    /// <summary>Whether nothing is being asked for or pulled now.</summary>
    public bool IsResting => _stage == Stage.Rest && _dueAtMs > 0;

    /// <summary>Asks the switch at the next moment that the box is free.</summary>
    public void Hurry()
    {
        _dueAtMs = 0;
        _asksOffer = true;
        _pauseMs = UpdateTimes.FirstPauseMs;
    }

    /// <summary>Does a small piece of work. Called only while no update is on trial.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        if (!_channel.IsFree)
            return nowMs + UpdateTimes.LookMs;
        switch (_stage)
        {
            case Stage.Kept:
                TakeUpKept();
                return nowMs;
            case Stage.Rest:
                return Rest(nowMs);
            case Stage.Offering:
                return AwaitOffer(nowMs);
            case Stage.Verifying:
                Verify(nowMs);
                return nowMs;
            case Stage.Looking:
                Look();
                return nowMs;
            case Stage.Asking:
                return Ask(nowMs);
            case Stage.Awaiting:
                return AwaitPiece(nowMs);
            case Stage.Storing:
                Store(nowMs);
                return nowMs;
            default:
                Place(nowMs);
                return nowMs;
        }
    }

    /// <summary>Takes everything that is not in use off the flash: what was being pulled is there under its own name now, or is of no use.</summary>
    /// <returns>False when the flash refused.</returns>
    internal static bool Clear(IStorage storage) =>
        StorageRemoval.Remove(storage, OfferName) & StorageRemoval.Remove(storage, SumsName) & StorageRemoval.Remove(storage, DataName);

    /// <summary>What the start before this one was pulling.</summary>
    private void TakeUpKept()
    {
        _stage = Stage.Rest;
        long length = _storage.Length(OfferName);
        if (length <= SignatureBytes || length > UpdateChannel.MaxBytes)
            return;
        byte[] signed = new byte[(int)length];
        if (_storage.Read(OfferName, 0, signed, 0, signed.Length) == signed.Length)
            BeginVerifying(signed, isKept: true);
    }

    private long Rest(long nowMs)
    {
        if (nowMs < _dueAtMs)
            return _dueAtMs;
        if (!_channel.IsSignedIn)
            return nowMs + UpdateTimes.LookMs;
        if (_manifest is not null && !_asksOffer)
        {
            _stage = Stage.Looking;
            return nowMs;
        }
        _answer ??= new byte[UpdateChannel.MaxBytes];
        byte[] question = UpdateQuestion.Offer(_limits, _target.Serial, _book, _target.SettingsVersion);
        if (!_channel.Ask(question, question.Length, nowMs))
            return nowMs + UpdateTimes.LookMs;
        _deadlineMs = nowMs + UpdateTimes.AnswerMs;
        _stage = Stage.Offering;
        return _deadlineMs;
    }

    private long AwaitOffer(long nowMs)
    {
        int count = _channel.TakeAnswer(_answer!);
        if (count < 0)
            return HasTime(nowMs);
        _asksOffer = false;
        if (count == 0)
        {
            // What was begun and is not offered any more is not finished: the signer may have had a reason.
            Forget();
            Settle(UpdateFault.None, nowMs + UpdateTimes.AskEveryMs);
            return nowMs;
        }
        if (_manifest is not null && IsSame(_answer!, count))
        {
            _stage = Stage.Looking;
            return nowMs;
        }
        byte[] signed = new byte[count];
        Array.Copy(_answer!, 0, signed, 0, count);
        BeginVerifying(signed, isKept: false);
        return nowMs;
    }

    private bool IsSame(byte[] answer, int count) =>
        _signed is not null && _signed.Length == count && ConstantTime.Equals(_signed, 0, answer, 0, count);

    private void BeginVerifying(byte[] signed, bool isKept)
    {
        _stage = Stage.Verifying;
        _isKept = isKept;
        _offered = signed;
        _verification = null;
        byte[]? signer = SignerOf(_target.Signer);
        if (signer is null || signed.Length <= SignatureBytes)
            return;
        _verification = new Ed25519Verification();
        _verification.Begin(signer, signed, 0, signed.Length - SignatureBytes, signed, signed.Length - SignatureBytes);
    }

    private void Verify(long nowMs)
    {
        SignatureState verdict = _verification is null ? SignatureState.Invalid : _verification.Step();
        if (verdict == SignatureState.Running)
            return;
        _verification = null;
        byte[] signed = _offered!;
        _offered = null;
        UpdateManifest? offered = null;
        UpdateFault fault = verdict == SignatureState.Valid ? UpdateFault.None : SignerOf(_target.Signer) is null ? UpdateFault.NoSigner : UpdateFault.NotSigned;
        if (fault == UpdateFault.None)
        {
            offered = UpdateManifest.Read(signed, signed.Length - SignatureBytes);
            fault = offered is null ? UpdateFault.Malformed : Judge(offered);
        }
        if (fault != UpdateFault.None)
        {
            if (_isKept)
            {
                Forget();
                _stage = Stage.Rest;
                return;
            }
            // What was begun before goes on: this offer may be anybody's.
            Fail(fault, nowMs);
            return;
        }
        if (!_isKept && !Begin(signed, offered!))
        {
            Fail(UpdateFault.Flash, nowMs);
            return;
        }
        _signed = signed;
        _manifest = offered;
        byte[] piece = new byte[UpdateManifest.PieceBytes];
        _sums = new IncomingPart(_storage, _hash, offered!, SumsName, piece, null);
        _data = new IncomingPart(_storage, _hash, offered!, DataNameOf(offered!), piece, _sums);
        _stage = Stage.Looking;
        _log.Write(nowMs, "update: " + NameOf(offered!) + (_isKept ? " goes on" : " is offered, " + offered!.Size.ToString() + " bytes"));
    }

    private UpdateFault Judge(UpdateManifest offered)
    {
        if (!offered.IsForBoard(_limits.Board))
            return UpdateFault.OtherBoard;
        if (!offered.IsForBox(_target.Serial))
            return UpdateFault.OtherBox;
        if (offered.Kind == UpdateKind.Application && !_limits.TakesApplication)
            return UpdateFault.NoPsram;
        if (offered.Kind == UpdateKind.Voice && !_limits.TakesVoice)
            return UpdateFault.NoVoice;
        if (!_book.Takes(offered) || (offered.Kind == UpdateKind.Settings && offered.Version <= _target.SettingsVersion))
            return UpdateFault.NotNewer;
        return UpdateRoom.Has(_storage, _book, _limits, offered) ? UpdateFault.None : UpdateFault.NoRoom;
    }

    /// <summary>Makes room, and notes what is pulled. What was pulled before is dropped first: its pieces would be none of this one's.</summary>
    private bool Begin(byte[] signed, UpdateManifest offered)
    {
        Forget();
        return UpdateRoom.Make(_storage, _book, _limits, offered) && Clear(_storage) && _storage.Create(OfferName, signed, 0, signed.Length);
    }

    /// <summary>A power cut after the content was moved to its slot leaves it there, whole, and not yet on trial.</summary>
    private string DataNameOf(UpdateManifest manifest)
    {
        string slot = SlotFiles.NameOf(manifest.Kind, _book.FreeSlotOf(manifest.Kind));
        return slot.Length > 0 && _storage.Length(DataName) < 0 && _storage.Length(slot) == manifest.Size ? slot : DataName;
    }

    private void Look()
    {
        if (!_sums!.IsWhole)
        {
            if (!_sums.CheckNext() && !_sums.IsWhole)
                _stage = Stage.Asking;
            return;
        }
        if (_data!.CheckNext())
            return;
        if (_data.IsWhole)
        {
            _stage = Stage.Placing;
            return;
        }
        if (_data.Name != DataName)
        {
            // An older content of the same length lay in the slot.
            _data.Drop();
            _data = new IncomingPart(_storage, _hash, _manifest!, DataName, new byte[UpdateManifest.PieceBytes], _sums);
            return;
        }
        _stage = Stage.Asking;
    }

    private long Ask(long nowMs)
    {
        IncomingPart part = Part;
        if (nowMs < _askAtMs)
            return _askAtMs;
        if (!_channel.IsSignedIn)
            return nowMs + UpdateTimes.LookMs;
        _answer ??= new byte[UpdateChannel.MaxBytes];
        byte[] question = UpdateQuestion.Piece(_signed!, _signed!.Length, part.IsSums, part.Good + part.Come);
        if (!_channel.Ask(question, question.Length, nowMs))
            return nowMs + UpdateTimes.LookMs;
        _askAtMs = nowMs + UpdateTimes.BetweenMs;
        _deadlineMs = nowMs + UpdateTimes.AnswerMs;
        _stage = Stage.Awaiting;
        return _deadlineMs;
    }

    private long AwaitPiece(long nowMs)
    {
        IncomingPart part = Part;
        int count = _channel.TakeAnswer(_answer!);
        if (count < 0)
            return HasTime(nowMs);
        if (count == 0)
        {
            _asksOffer = true;
            Fail(UpdateFault.Withdrawn, nowMs);
            return nowMs;
        }
        if (count != part.NextCount)
        {
            Fail(UpdateFault.Malformed, nowMs);
            return nowMs;
        }
        part.Take(_answer!, count);
        if (!part.HasCome)
            _stage = Stage.Asking;
        else if (part.IsRight())
            _stage = Stage.Storing;
        else if (++_wrongPieces < MaxWrongPieces)
            _stage = Stage.Asking;
        else
            Fail(UpdateFault.WrongPiece, nowMs);
        return nowMs;
    }

    private void Store(long nowMs)
    {
        if (!Part.Store())
        {
            Fail(UpdateFault.Flash, nowMs);
            return;
        }
        _wrongPieces = 0;
        _pauseMs = UpdateTimes.FirstPauseMs;
        _stage = Stage.Looking;
    }

    private void Place(long nowMs)
    {
        UpdateManifest manifest = _manifest!;
        var content = new UpdateContent(_storage, _target);
        UpdateFault fault = content.Check(manifest, _data!.Name);
        if (fault == UpdateFault.Unusable)
        {
            _log.Write(nowMs, "update: " + NameOf(manifest) + " cannot be used: " + content.Wrong);
            if (_book.Refuse(manifest.Kind, manifest.Version))
                Forget();
        }
        if (fault == UpdateFault.None && !(content.Wanted is null ? PlaceFile(manifest) : PlaceSettings(manifest, content.Wanted)))
            fault = UpdateFault.Flash;
        if (fault != UpdateFault.None)
        {
            Fail(fault, nowMs);
            return;
        }
        _log.Write(nowMs, "update: " + NameOf(manifest) + " is whole; it is tried from the next start on");
        Forget();
        Settle(UpdateFault.None, nowMs + UpdateTimes.AskEveryMs);
    }

    private bool PlaceFile(UpdateManifest manifest)
    {
        int slot = _book.FreeSlotOf(manifest.Kind);
        string file = SlotFiles.NameOf(manifest.Kind, slot);
        bool isPlaced = _data!.Name == file || (StorageRemoval.Remove(_storage, file) && _storage.Move(DataName, file));
        return isPlaced && _book.BeginTrial(manifest.Kind, slot, manifest.Version);
    }

    private bool PlaceSettings(UpdateManifest manifest, BoxSettings wanted) =>
        SettingsTrial.Begin(_storage, _book, _target.SettingsOnFlash(), wanted, manifest.Version);

    private IncomingPart Part => _sums!.IsWhole ? _data! : _sums;

    private long HasTime(long nowMs)
    {
        // A session that ended takes its answers with it.
        if (_channel.IsSignedIn && nowMs < _deadlineMs)
            return _deadlineMs;
        Fail(UpdateFault.NoAnswer, nowMs);
        return nowMs;
    }

    private void Fail(UpdateFault fault, long nowMs)
    {
        if (fault != Fault)
            _log.Write(nowMs, "update: " + (_manifest is null ? "" : NameOf(_manifest) + ": ") + UpdateFaultText.Of(fault));
        Settle(fault, nowMs + _pauseMs);
        _pauseMs = _pauseMs * 2 > UpdateTimes.LongestPauseMs ? UpdateTimes.LongestPauseMs : _pauseMs * 2;
        _wrongPieces = 0;
    }

    private void Settle(UpdateFault fault, long dueAtMs)
    {
        Fault = fault;
        _stage = Stage.Rest;
        _dueAtMs = dueAtMs;
        _answer = null;
    }

    /// <summary>Off the flash and out of the heap. A file that the flash keeps proves nothing without its manifest.</summary>
    private void Forget()
    {
        _manifest = null;
        _signed = null;
        _sums = null;
        _data = null;
        Clear(_storage);
    }

    /// <summary>A manifest's kind and version, for people.</summary>
    internal static string NameOf(UpdateManifest manifest) => UpdateKinds.NameOf(manifest.Kind) + " " + manifest.Version.ToString();

    private static byte[]? SignerOf(string hex)
    {
        byte[] digits = Encoding.UTF8.GetBytes(hex);
        byte[] key = new byte[Ed25519Verification.PublicKeySize];
        return digits.Length == 2 * key.Length && Hex.TryRead(digits, 0, key.Length, key, 0) ? key : null;
    }
}
