using System;
using System.Text;
using ScanBox.Security;
using ScanBox.Updates.Lines;

namespace ScanBox.Updates.Manifests;

/// <summary>
/// What an update is, in lines of text that are signed (Ed25519) by whoever makes updates for the box:
/// <code>
/// ScanBox update 1
/// kind=rules
/// version=7                 1 to 9999999999; for settings the time they were made, in seconds since 1970-01-01 UTC
/// board=*                   a board's name; * for all, which the application never has
/// box=*                     a serial, the beginning of one and *, or * for all
/// size=2102
/// from=0                    a box that runs a version up to this one takes the update although it is older; 0: it never does
/// sums=HEX                  one to three lines, see below
/// </code>
/// The content is cut into pieces of 4 KB, because the device hashes whole arrays only. The 32-byte hashes of all pieces, one after the other,
/// are the sums; these are again cut into 4 KB, and the lines sums= are the hashes of that. The hash is HMAC-SHA256 under <see cref="HashKey"/>,
/// which is public: the device has that one natively, and no plain SHA-256.
/// </summary>
public sealed class UpdateManifest
{
    /// <summary>First line. It is signed too, so that a signature for something else is none for this.</summary>
    public const string Head = "ScanBox update 1";

    /// <summary>Key of the hash, ASCII. It is no secret: with a fixed key HMAC-SHA256 is a hash.</summary>
    public const string HashKey = "ScanBox update 1";

    /// <summary>Bytes of a piece; the last one is shorter.</summary>
    public const int PieceBytes = 4096;

    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = 32;

    /// <summary>Most lines of sums.</summary>
    public const int MaxSums = 3;

    /// <summary>Largest content: what the sums can name, 1.5 MiB.</summary>
    public const int MaxSize = MaxSums * PieceBytes / HashBytes * PieceBytes;

    /// <summary>Longest manifest without its signature: with it, it fits one message.</summary>
    public const int MaxBytes = UpdateChannel.MaxBytes - 64;

    /// <summary>Largest version.</summary>
    public const long MaxVersion = 9_999_999_999;

    /// <summary>Stands for every board and for every box.</summary>
    public const string All = "*";

    private const int MaxNameLength = 64;

    private readonly byte[] _sums = new byte[MaxSums * HashBytes];

    private UpdateManifest(UpdateKind kind, long version, string board, string box, int size, long from)
    {
        Kind = kind;
        Version = version;
        Board = board;
        Box = box;
        Size = size;
        From = from;
    }

    /// <summary>What it brings.</summary>
    public UpdateKind Kind { get; }

    /// <summary>Its version, 1 to <see cref="MaxVersion"/>.</summary>
    public long Version { get; }

    /// <summary>The board that it is for.</summary>
    public string Board { get; }

    /// <summary>The box or batch that it is for.</summary>
    public string Box { get; }

    /// <summary>Bytes of its content.</summary>
    public int Size { get; }

    /// <summary>The highest running version that it may take the place of although it is older; 0 for none.</summary>
    public long From { get; }

    /// <summary>Pieces of its content.</summary>
    public int Pieces => PiecesIn(Size);

    /// <summary>Bytes of the hashes of all pieces.</summary>
    public int SumsSize => Pieces * HashBytes;

    /// <summary>Reads a manifest. Nothing in it may be believed before its signature is known to be good.</summary>
    /// <param name="text">Holds the lines, each with its end, and nothing else.</param>
    /// <param name="count">Their bytes.</param>
    /// <returns>Null when it is none.</returns>
    public static UpdateManifest? Read(byte[] text, int count)
    {
        if (count > MaxBytes)
            return null;
        var lines = new SignedLines(text, count);
        if (lines.Line() != Head)
            return null;
        int kind = UpdateKinds.Find(lines.Value("kind"));
        long version = lines.Number("version");
        string board = lines.Value("board");
        string box = lines.Value("box");
        long size = lines.Number("size");
        long from = lines.Number("from");
        bool isNamed = board.Length > 0 && board.Length <= MaxNameLength && box.Length > 0 && box.Length <= MaxNameLength;
        if (kind < 0 || version <= 0 || !isNamed || size <= 0 || size > UpdateKinds.MaxBytesOf((UpdateKind)kind) || from < 0)
            return null;
        var manifest = new UpdateManifest((UpdateKind)kind, version, board, box, (int)size, from);
        for (int i = 0; i < PiecesIn(manifest.SumsSize); i++)
        {
            if (!ReadHash(lines.Value("sums"), manifest._sums, i * HashBytes))
                return null;
        }
        return lines.IsAtEnd ? manifest : null;
    }

    /// <summary>Pieces that so many bytes are cut into.</summary>
    public static int PiecesIn(int bytes) => (bytes + PieceBytes - 1) / PieceBytes;

    /// <summary>Whether it is for a board.</summary>
    public bool IsForBoard(string board) => Board == board || (Board == All && Kind != UpdateKind.Application);

    /// <summary>Whether it is for a box.</summary>
    public bool IsForBox(string serial) => Box == All || BoxPattern.Fits(Box, serial);

    /// <summary>Whether a page of the sums has this hash.</summary>
    public bool IsSum(int page, byte[] hash) => ConstantTime.Equals(_sums, page * HashBytes, hash, 0, HashBytes);

    /// <summary>The lines, as they are signed; for who makes updates.</summary>
    /// <param name="kind">What it brings.</param>
    /// <param name="version">Its version.</param>
    /// <param name="board">Its board, or <see cref="All"/>.</param>
    /// <param name="box">Its box or batch, or <see cref="All"/>.</param>
    /// <param name="size">Bytes of the content.</param>
    /// <param name="from">Highest version that it may take the place of although it is older, or 0.</param>
    /// <param name="sums">The hashes of the pages of sums, one after the other.</param>
    public static byte[] Compose(UpdateKind kind, long version, string board, string box, int size, long from, byte[] sums)
    {
        string text = Head + "\nkind=" + UpdateKinds.NameOf(kind) + "\nversion=" + version.ToString() + "\nboard=" + board + "\nbox=" + box
            + "\nsize=" + size.ToString() + "\nfrom=" + from.ToString() + "\n";
        byte[] hex = new byte[2 * HashBytes];
        for (int at = 0; at < sums.Length; at += HashBytes)
        {
            Hex.Write(sums, at, HashBytes, hex, 0);
            text += "sums=" + Encoding.UTF8.GetString(hex, 0, hex.Length) + "\n";
        }
        return Encoding.UTF8.GetBytes(text);
    }

    private static bool ReadHash(string value, byte[] target, int offset)
    {
        byte[] hex = Encoding.UTF8.GetBytes(value);
        return hex.Length == 2 * HashBytes && Hex.TryRead(hex, 0, HashBytes, target, offset);
    }
}
