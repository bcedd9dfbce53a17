using System;
using ScanBox.Integrity;
using ScanBox.Ports;
using ScanBox.Updates.Manifests;

namespace ScanBox.Updates.Slots;

/// <summary>
/// Which slot of each kind counts, and which one is on trial: one record on flash, in two copies with a sequence number and a checksum. One write
/// of it is what makes an update count, or takes it back; a power cut anywhere leaves the one or the other.
/// <code>
/// SBU1 (4) | sequence (4) | of each kind: slot (1), version (8), worst (8) | trial: kind or 255 (1), slot (1), version (8), starts (1) | CRC-32 (4)
/// </code>
/// While a version is in doubt, the place of the trial holds 128 + kind (1), 0 (1), the worst of before (8), 0 (1).
/// </summary>
public sealed class UpdateBook
{
    /// <summary>Name of the first copy.</summary>
    public const string Name = "update";

    /// <summary>Name of the second copy.</summary>
    public const string OtherName = "update.b";

    /// <summary>Starts that an update on trial gets: one that never comes as far as a sign-in may be cut off twice by its vendor.</summary>
    public const int MaxStarts = 3;

    private const int SequenceAt = 4;
    private const int KindsAt = 8;
    private const int KindBytes = 17;
    private const int VersionAt = 1;
    private const int WorstAt = 9;
    private const int TrialAt = KindsAt + UpdateKinds.Count * KindBytes;
    private const int TrialSlotAt = TrialAt + 1;
    private const int TrialVersionAt = TrialAt + 2;
    private const int StartsAt = TrialAt + 10;
    private const int CrcAt = TrialAt + 11;
    private const int Length = CrcAt + 4;
    private const byte NoTrial = 255;
    private const byte Doubt = 128;

    private static readonly byte[] s_magic = { (byte)'S', (byte)'B', (byte)'U', (byte)'1' };

    private readonly IStorage _storage;
    private byte[] _record;
    private bool _isInOther;

    /// <summary>Reads the record; a box without one runs what it came with.</summary>
    public UpdateBook(IStorage storage)
    {
        _storage = storage;
        _record = Empty();
        Load();
    }

    /// <summary>Whether an update is on trial.</summary>
    public bool HasTrial => _record[TrialAt] < UpdateKinds.Count;

    /// <summary>What kind is on trial.</summary>
    public UpdateKind TrialKind => (UpdateKind)_record[TrialAt];

    /// <summary>Its version.</summary>
    public long TrialVersion => BitConverter.ToInt64(_record, TrialVersionAt);

    /// <summary>Starts of the box since it is on trial.</summary>
    public int TrialStarts => _record[StartsAt];

    /// <summary>Whether a version was taken back because it did not sign in, and it is not known yet whether what was there before does.</summary>
    public bool HasDoubt => _record[TrialAt] >= Doubt && _record[TrialAt] != NoTrial;

    /// <summary>What kind is in doubt; its version is the worst of that kind.</summary>
    public UpdateKind DoubtKind => (UpdateKind)(_record[TrialAt] - Doubt);

    /// <summary>The slot that has proved itself.</summary>
    public int ProvenSlotOf(UpdateKind kind) => _record[KindAt(kind)];

    /// <summary>The version that has proved itself; 0 for what the box came with.</summary>
    public long VersionOf(UpdateKind kind) => BitConverter.ToInt64(_record, KindAt(kind) + VersionAt);

    /// <summary>The highest version that did not prove itself; 0 for none.</summary>
    public long WorstOf(UpdateKind kind) => BitConverter.ToInt64(_record, KindAt(kind) + WorstAt);

    /// <summary>The slot that counts now: the one on trial, else the proven one.</summary>
    public int SlotOf(UpdateKind kind) => HasTrial && TrialKind == kind ? _record[TrialSlotAt] : ProvenSlotOf(kind);

    /// <summary>The file that counts now; empty for what has none.</summary>
    public string FileOf(UpdateKind kind) => SlotFiles.NameOf(kind, SlotOf(kind));

    /// <summary>The slot that the next update of a kind goes to. Only while none is on trial.</summary>
    public int FreeSlotOf(UpdateKind kind) => ProvenSlotOf(kind) == 1 ? 2 : 1;

    /// <summary>
    /// The versions above this one are news to the box. What did not prove itself is not tried again; a version whose file is lost is.
    /// </summary>
    public long TakesAbove(UpdateKind kind)
    {
        long version = VersionOf(kind);
        if (version > 0 && ProvenSlotOf(kind) == 0 && kind != UpdateKind.Settings)
            version--;
        long worst = WorstOf(kind);
        return worst > version ? worst : version;
    }

    /// <summary>Whether a version may be put in the place of the present one.</summary>
    /// <param name="manifest">What is offered, its signature known to be good.</param>
    public bool Takes(UpdateManifest manifest)
    {
        if (manifest.Version > TakesAbove(manifest.Kind))
            return true;
        // Said by the signer, and only for boxes that run nothing newer than he had in mind.
        return manifest.From >= VersionOf(manifest.Kind) && manifest.From > 0 && manifest.Version < VersionOf(manifest.Kind) && manifest.Version != WorstOf(manifest.Kind);
    }

    /// <summary>From now on a slot counts, on trial.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool BeginTrial(UpdateKind kind, int slot, long version)
    {
        byte[] next = Copy();
        next[TrialAt] = (byte)kind;
        next[TrialSlotAt] = (byte)slot;
        Put(next, TrialVersionAt, version);
        next[StartsAt] = 0;
        return Save(next);
    }

    /// <summary>Counts a start of the box with the update on trial.</summary>
    /// <returns>False when the flash refused.</returns>
    public bool CountStart()
    {
        byte[] next = Copy();
        next[StartsAt]++;
        return Save(next);
    }

    /// <summary>The update on trial is good.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool Prove()
    {
        byte[] next = Copy();
        int at = KindAt(TrialKind);
        next[at] = next[TrialSlotAt];
        Put(next, at + VersionAt, TrialVersion);
        EndTrial(next);
        return Save(next);
    }

    /// <summary>The update on trial is no good: what was there before counts again, and this version is not tried any more.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool RollBack()
    {
        byte[] next = Copy();
        Blame(next, TrialKind, TrialVersion);
        EndTrial(next);
        return Save(next);
    }

    /// <summary>
    /// The update on trial did not sign in: what was there before counts again, and this version is not tried any more, unless what was there
    /// before does not sign in either (<see cref="EndDoubt"/>).
    /// </summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool RollBackInDoubt()
    {
        byte[] next = Copy();
        byte kind = next[TrialAt];
        long worst = WorstOf(TrialKind);
        Blame(next, TrialKind, TrialVersion);
        EndTrial(next);
        next[TrialAt] = (byte)(Doubt + kind);
        Put(next, TrialVersionAt, worst);
        return Save(next);
    }

    /// <summary>What was there before has signed in, or has not either.</summary>
    /// <param name="isToBlame">Whether it was the version; else it is tried again.</param>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool EndDoubt(bool isToBlame)
    {
        byte[] next = Copy();
        if (!isToBlame)
            Array.Copy(_record, TrialVersionAt, next, KindAt(DoubtKind) + WorstAt, 8);
        EndTrial(next);
        return Save(next);
    }

    /// <summary>The update on trial was never begun: it is tried anew.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool Forget()
    {
        byte[] next = Copy();
        EndTrial(next);
        return Save(next);
    }

    /// <summary>A version that cannot be used at all is not pulled again.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool Refuse(UpdateKind kind, long version)
    {
        byte[] next = Copy();
        Blame(next, kind, version);
        return Save(next);
    }

    /// <summary>The file of the proven slot is gone: what the box came with counts, and the same version is taken again.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool Lose(UpdateKind kind)
    {
        byte[] next = Copy();
        next[KindAt(kind)] = 0;
        return Save(next);
    }

    /// <summary>The proven version turned out not to start: what the box came with counts, and this version is not taken again.</summary>
    /// <returns>False when the flash refused, and nothing has changed.</returns>
    public bool Condemn(UpdateKind kind)
    {
        byte[] next = Copy();
        Blame(next, kind, VersionOf(kind));
        next[KindAt(kind)] = 0;
        return Save(next);
    }

    private static int KindAt(UpdateKind kind) => KindsAt + (int)kind * KindBytes;

    private static void EndTrial(byte[] record)
    {
        Array.Clear(record, TrialAt, CrcAt - TrialAt);
        record[TrialAt] = NoTrial;
    }

    private static void Blame(byte[] record, UpdateKind kind, long version)
    {
        int at = KindAt(kind) + WorstAt;
        if (version > BitConverter.ToInt64(record, at))
            Put(record, at, version);
    }

    private static void Put(byte[] record, int at, long number) => Array.Copy(BitConverter.GetBytes(number), 0, record, at, 8);

    private static byte[] Empty()
    {
        byte[] record = new byte[Length];
        Array.Copy(s_magic, 0, record, 0, s_magic.Length);
        record[TrialAt] = NoTrial;
        return record;
    }

    private byte[] Copy()
    {
        byte[] copy = new byte[Length];
        Array.Copy(_record, 0, copy, 0, Length);
        return copy;
    }

    private void Load()
    {
        byte[]? first = Read(Name);
        byte[]? second = Read(OtherName);
        _isInOther = second is not null && (first is null || SequenceOf(second) > SequenceOf(first));
        _record = (_isInOther ? second : first) ?? Empty();
    }

    private bool Save(byte[] next)
    {
        int sequence = SequenceOf(_record) + 1;
        Array.Copy(BitConverter.GetBytes(sequence), 0, next, SequenceAt, 4);
        Array.Copy(BitConverter.GetBytes(Crc32.Of(next, 0, CrcAt)), 0, next, CrcAt, 4);
        // The copy that counts is left as it is. Whatever the flash says, what can be read afterwards is what a restart would find.
        _storage.Create(_isInOther ? Name : OtherName, next, 0, Length);
        Load();
        return SequenceOf(_record) == sequence;
    }

    private byte[]? Read(string name)
    {
        if (_storage.Length(name) != Length)
            return null;
        byte[] record = new byte[Length];
        if (_storage.Read(name, 0, record, 0, Length) != Length || !HasMagic(record))
            return null;
        return BitConverter.ToUInt32(record, CrcAt) == Crc32.Of(record, 0, CrcAt) && IsPlausible(record) ? record : null;
    }

    private static bool HasMagic(byte[] record)
    {
        for (int i = 0; i < s_magic.Length; i++)
        {
            if (record[i] != s_magic[i])
                return false;
        }
        return true;
    }

    private static bool IsPlausible(byte[] record)
    {
        for (int i = 0; i < UpdateKinds.Count; i++)
        {
            if (record[KindAt((UpdateKind)i)] >= SlotFiles.Count)
                return false;
        }
        byte trial = record[TrialAt];
        return trial == NoTrial || ((trial & ~Doubt) < UpdateKinds.Count && record[TrialSlotAt] < SlotFiles.Count);
    }

    private static int SequenceOf(byte[] record) => BitConverter.ToInt32(record, SequenceAt);
}
