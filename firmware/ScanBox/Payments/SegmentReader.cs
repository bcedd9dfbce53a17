using ScanBox.Ports;

namespace ScanBox.Payments;

/// <summary>Finds the sound records of a segment file, whatever else is in it, in pieces that fit a small heap.</summary>
internal sealed class SegmentReader
{
    // Holds any record whole, and is one flash page of the device's file system.
    private const int WindowBytes = 512;

    // No segment of ours is longer; a hostile or damaged file must not keep the box from starting.
    private const long MaxFileBytes = 256 * 1024;

    private readonly IStorage _storage;
    private readonly byte[] _window = new byte[WindowBytes];
    private readonly JournalRecord _record = new JournalRecord();
    private string _name = "";
    private long _fileLength;
    private long _windowStart;
    private int _windowLength;
    private long _position;

    internal SegmentReader(IStorage storage)
    {
        _storage = storage;
    }

    /// <summary>Looks a segment over without keeping anything of it.</summary>
    internal SegmentSummary Survey(string name)
    {
        var summary = new SegmentSummary { Length = _storage.Length(name) };
        Start(name, summary.Length);
        int checkpointRecords = -1;
        int pendingBad = 0;
        bool wholeButWrong = false;
        long position = 0;
        while (position < _fileLength)
        {
            int length = RecordAt(position, _record);
            if (_windowLength == 0)
            {
                summary.Broken = true;
                summary.DamagedBytes += (int)(_fileLength - position);
                break;
            }
            if (length == 0)
            {
                if (pendingBad == 0)
                    wholeButWrong = HasRoomForRecord(position);
                pendingBad++;
                position++;
                continue;
            }
            if (summary.Records > 0 && _record.Sequence <= summary.LastSequence)
            {
                // The end of the file that this one was written over: numbers only rise within a segment.
                summary.TailBytes = pendingBad + (int)(_fileLength - position);
                return summary;
            }
            if (position == 0 && _record.Kind == RecordKind.Segment)
            {
                summary.Generation = _record.TakeInt();
                checkpointRecords = _record.TakeInt();
            }
            if (pendingBad > 0)
            {
                summary.DamagedBytes += pendingBad;
                summary.Broken = true;
                pendingBad = 0;
            }
            else if (summary.Records > 0 && _record.Sequence != summary.LastSequence + 1)
            {
                summary.Broken = true;
            }
            if (summary.Records == 0)
                summary.FirstSequence = _record.Sequence;
            summary.LastSequence = _record.Sequence;
            summary.Records++;
            if (!summary.Broken && summary.Records == checkpointRecords + 1)
                summary.CheckpointWhole = true;
            position += length;
        }
        summary.TailBytes = pendingBad;
        if (pendingBad >= JournalRecord.MaxBytes || (wholeButWrong && pendingBad > 0 && summary.CheckpointWhole))
        {
            // More than a power cut can leave of one record, or a record that was written whole and changed since.
            summary.Broken = true;
            summary.DamagedBytes += pendingBad;
        }
        return summary;
    }

    /// <summary>Applies the sound records of a segment in their order.</summary>
    /// <param name="name">The segment's file.</param>
    /// <param name="state">What they are applied to.</param>
    /// <param name="keepsState">The checkpoint is not whole: it adds to what the segment before it said.</param>
    internal void Replay(string name, JournalState state, bool keepsState)
    {
        Start(name, _storage.Length(name));
        long position = 0;
        int lastSequence = 0;
        while (position < _fileLength)
        {
            int length = RecordAt(position, _record);
            if (_windowLength == 0 || (length > 0 && _record.Sequence <= lastSequence))
                break;
            if (length > 0)
                lastSequence = _record.Sequence;
            if (length > 0 && !(keepsState && _record.Kind == RecordKind.Segment))
                state.Apply(_record);
            position += length > 0 ? length : 1;
        }
    }

    /// <summary>Begins to read a segment record by record.</summary>
    /// <param name="name">The segment's file.</param>
    /// <param name="length">How much of it counts, in bytes.</param>
    internal void Begin(string name, long length)
    {
        Start(name, length);
        _position = 0;
    }

    /// <summary>The next record; null at the end, and where no sound record follows the last one.</summary>
    internal JournalRecord? Next()
    {
        int length = _position < _fileLength ? RecordAt(_position, _record) : 0;
        _position += length;
        return length == 0 ? null : _record;
    }

    private void Start(string name, long length)
    {
        _name = name;
        _fileLength = length > MaxFileBytes ? MaxFileBytes : length;
        _windowStart = 0;
        _windowLength = 0;
    }

    /// <summary>Whether a record begins here by its head, and all the bytes that it names are there.</summary>
    private bool HasRoomForRecord(long position)
    {
        int at = (int)(position - _windowStart);
        int rest = _windowLength - at;
        if (rest < JournalRecord.HeaderBytes || _window[at] != JournalRecord.Magic)
            return false;
        int payload = _window[at + 2] | _window[at + 3] << 8;
        return JournalRecord.HeaderBytes + payload + JournalRecord.CrcBytes <= rest;
    }

    private int RecordAt(long position, JournalRecord record)
    {
        int offset = (int)(position - _windowStart);
        bool reachesTheEnd = _windowStart + _windowLength >= _fileLength;
        if (_windowLength == 0 || offset >= _windowLength || (_windowLength - offset < JournalRecord.MaxBytes && !reachesTheEnd))
        {
            _windowStart = position;
            int wanted = _fileLength - position < WindowBytes ? (int)(_fileLength - position) : WindowBytes;
            int read = _storage.Read(_name, position, _window, 0, wanted);
            _windowLength = read < 0 ? 0 : read;
            offset = 0;
        }
        return record.Parse(_window, offset, _windowLength - offset);
    }
}
