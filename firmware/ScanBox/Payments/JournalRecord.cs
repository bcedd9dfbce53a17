using ScanBox.Integrity;

namespace ScanBox.Payments;

/// <summary>Kinds of journal records. The numbers stand on flash and never change.</summary>
public enum RecordKind : byte
{
    /// <summary>Not a record.</summary>
    None = 0,

    /// <summary>First record of a segment: generation (4), records of the checkpoint that follow (4). What follows rebuilds the state from nothing.</summary>
    Segment = 1,

    /// <summary>Batch and highest STAN in use: batch (4), STAN (4).</summary>
    Counters = 2,

    /// <summary>A purchase and the intent to reverse it, written before its first byte leaves: batch, STAN, amount (8), code tag (8), scheme (text), minute of the day (4).</summary>
    Purchase = 3,

    /// <summary>The reversal of a purchase is about to be sent: batch, STAN.</summary>
    ReversalBegun = 4,

    /// <summary>How a purchase ended: batch, STAN, outcome (1), amount (8), date MMDD (4), time HHMMSS (4), F39, RRN and scheme (texts), kind (1), original batch (4), original STAN (4).</summary>
    Outcome = 5,

    /// <summary>The receipt of a purchase was said to its end: batch, STAN.</summary>
    Spoken = 6,

    /// <summary>In a checkpoint, and when the total of the day is taken over from the switch: date MMDD (4), count (4), sum (8); of the batch: debit count (4) and sum (8), credit count (4) and sum (8); whether the total of the day may miss receipts (1).</summary>
    Totals = 7,

    /// <summary>Checkpoint only, the tags of the codes sent last: 8 bytes each, oldest first.</summary>
    Tags = 8,

    /// <summary>Checkpoint only, one of the last receipts, oldest first: as <see cref="Outcome"/>, then whether it was spoken (1), whether all of it was given back (1), and how much was (8).</summary>
    Receipt = 9,

    /// <summary>Checkpoint only, a purchase whose result is not known: batch, STAN, amount (8), whether its reversal has begun (1), scheme (text), minute of the day (4), whether the vendor goes on without it (1), kind (1), original batch, STAN and date (4 each), original RRN (text), RRN (text), whether records about it may be lost (1), whether it leaves nothing of the receipt (1).</summary>
    OpenPurchase = 10,

    /// <summary>The vendor heard of an unknown purchase and wants to go on all the same: batch, STAN.</summary>
    UnknownAccepted = 11,

    /// <summary>Loudness chosen with the keys: 0 to 9 (1).</summary>
    Volume = 12,

    /// <summary>A void or refund, written before its first byte leaves: batch, STAN, amount (8), kind (1), original batch, STAN and date, minute of the day (4 each), original RRN and scheme (texts), whether nothing of the receipt is left afterwards (1).</summary>
    Undo = 13,

    /// <summary>The switch has named a purchase whose result is not known: batch, STAN, RRN (text).</summary>
    Named = 14,
}

/// <summary>
/// One record on flash: <c>B5 | kind | payload length (2) | sequence (4) | payload | CRC-32 (4)</c>, little endian, the CRC
/// over everything before it. Used for writing and reading; one instance is reused for all.
/// </summary>
public sealed class JournalRecord
{
    /// <summary>Largest record in bytes: the tag list of a checkpoint is the longest payload.</summary>
    public const int MaxBytes = HeaderBytes + MaxPayload + CrcBytes;

    internal const byte Magic = 0xB5;
    internal const int HeaderBytes = 8;
    internal const int CrcBytes = 4;
    private const int MaxPayload = JournalState.RememberedCodes * JournalState.TagBytes;

    private int _position;
    private int _end;

    /// <summary>The record's bytes, from the magic byte to the CRC after <see cref="Finish"/>.</summary>
    public byte[] Bytes { get; } = new byte[MaxBytes];

    /// <summary>Number of valid bytes in <see cref="Bytes"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What the record says.</summary>
    public RecordKind Kind => (RecordKind)Bytes[1];

    /// <summary>Running number over all segments.</summary>
    public int Sequence => ReadInt(Bytes, 4);

    /// <summary>Begins a new record.</summary>
    public void Begin(RecordKind kind)
    {
        Bytes[0] = Magic;
        Bytes[1] = (byte)kind;
        _position = HeaderBytes;
        Length = 0;
    }

    /// <summary>Adds one byte.</summary>
    public void Put(byte value) => Bytes[_position++] = value;

    /// <summary>Adds one byte, 1 for yes and 0 for no.</summary>
    public void PutFlag(bool value) => Put(value ? (byte)1 : (byte)0);

    /// <summary>Adds a 32-bit number.</summary>
    public void PutInt(int value)
    {
        WriteInt(Bytes, _position, value);
        _position += 4;
    }

    /// <summary>Adds a 64-bit number.</summary>
    public void PutLong(long value)
    {
        PutInt((int)value);
        PutInt((int)(value >> 32));
    }

    /// <summary>Adds a short ASCII text with its length.</summary>
    public void PutText(string text)
    {
        int length = text.Length;
        Put((byte)length);
        _position += System.Text.Encoding.UTF8.GetBytes(text, 0, length, Bytes, _position);
    }

    /// <summary>Adds raw bytes.</summary>
    public void PutBytes(byte[] source, int offset, int count)
    {
        System.Array.Copy(source, offset, Bytes, _position, count);
        _position += count;
    }

    /// <summary>Closes the record with its number and CRC.</summary>
    public void Finish(int sequence)
    {
        int payload = _position - HeaderBytes;
        Bytes[2] = (byte)payload;
        Bytes[3] = (byte)(payload >> 8);
        WriteInt(Bytes, 4, sequence);
        WriteInt(Bytes, _position, (int)Crc32.Of(Bytes, 0, _position));
        _end = _position;
        Length = _end + CrcBytes;
    }

    /// <summary>Goes back to the first payload byte, for reading.</summary>
    public void Rewind() => _position = HeaderBytes;

    /// <summary>Reads the record that begins at an offset.</summary>
    /// <returns>Its length in bytes, 0 when no whole and sound record begins there.</returns>
    public int Parse(byte[] source, int offset, int count)
    {
        if (count < HeaderBytes + CrcBytes || source[offset] != Magic)
            return 0;
        int payload = source[offset + 2] | source[offset + 3] << 8;
        int total = HeaderBytes + payload + CrcBytes;
        if (payload > MaxPayload || total > count)
            return 0;
        if ((int)Crc32.Of(source, offset, total - CrcBytes) != ReadInt(source, offset + total - CrcBytes))
            return 0;
        System.Array.Copy(source, offset, Bytes, 0, total);
        Length = total;
        _position = HeaderBytes;
        _end = total - CrcBytes;
        return total;
    }

    /// <summary>Payload bytes not yet taken.</summary>
    public int Remaining => _end - _position;

    /// <summary>Takes one byte, 0 past the end.</summary>
    public byte Take() => _position < _end ? Bytes[_position++] : (byte)0;

    /// <summary>Takes one byte as yes or no; no past the end.</summary>
    public bool TakeFlag() => Take() != 0;

    /// <summary>Takes a 32-bit number, 0 past the end.</summary>
    public int TakeInt()
    {
        if (Remaining < 4)
        {
            _position = _end;
            return 0;
        }
        int value = ReadInt(Bytes, _position);
        _position += 4;
        return value;
    }

    /// <summary>Takes a 64-bit number, 0 past the end.</summary>
    public long TakeLong()
    {
        uint low = (uint)TakeInt();
        return (long)TakeInt() << 32 | low;
    }

    /// <summary>Takes a text, cut at the end of the payload.</summary>
    public string TakeText()
    {
        int length = Take();
        if (length > Remaining)
            length = Remaining;
        string text = length == 0 ? "" : System.Text.Encoding.UTF8.GetString(Bytes, _position, length);
        _position += length;
        return text;
    }

    /// <summary>Passes over a text without making one.</summary>
    internal void SkipText()
    {
        int length = Take();
        _position += length > Remaining ? Remaining : length;
    }

    /// <summary>Takes raw bytes; false past the end.</summary>
    public bool TakeBytes(byte[] target, int offset, int count)
    {
        if (Remaining < count)
            return false;
        System.Array.Copy(Bytes, _position, target, offset, count);
        _position += count;
        return true;
    }

    private static int ReadInt(byte[] source, int offset) =>
        source[offset] | source[offset + 1] << 8 | source[offset + 2] << 16 | source[offset + 3] << 24;

    private static void WriteInt(byte[] target, int offset, int value)
    {
        target[offset] = (byte)value;
        target[offset + 1] = (byte)(value >> 8);
        target[offset + 2] = (byte)(value >> 16);
        target[offset + 3] = (byte)(value >> 24);
    }
}
