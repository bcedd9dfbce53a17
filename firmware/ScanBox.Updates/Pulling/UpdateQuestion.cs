using System.Text;
using ScanBox.Security;
using ScanBox.Security.Signatures;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Slots;

namespace ScanBox.Updates.Pulling;

/// <summary>
/// What a box asks, as lines of text:
/// <code>
/// offer 1                    piece 1
/// board=esp32-s3             id=0123456789ABCDEF     the first 8 bytes of the manifest's signature
/// box=SB24000123             part=data               or sums
/// rules=7                    at=4096                 the first byte wanted
/// </code>
/// An offer names each kind that the board takes with the version above which it is news. The answer is a manifest and its signature, or nothing. A
/// piece is answered with as many bytes as a message holds, at most to the end of the 4 KB that they lie in.
/// </summary>
public static class UpdateQuestion
{
    /// <summary>First line of the question for something new.</summary>
    public const string OfferHead = "offer 1";

    /// <summary>First line of the question for a piece.</summary>
    public const string PieceHead = "piece 1";

    /// <summary>The part that holds the content.</summary>
    public const string Data = "data";

    /// <summary>The part that holds the hashes of the pieces.</summary>
    public const string Sums = "sums";

    /// <summary>Bytes of the signature that name an update.</summary>
    public const int IdBytes = 8;

    /// <summary>Asks for something new.</summary>
    internal static byte[] Offer(UpdateLimits limits, string serial, UpdateBook book, long settingsAbove)
    {
        string text = OfferHead + "\nboard=" + limits.Board + "\nbox=" + serial + "\n";
        for (int i = 0; i < UpdateKinds.Count; i++)
        {
            var kind = (UpdateKind)i;
            if (kind == UpdateKind.Application && !limits.TakesApplication || kind == UpdateKind.Voice && !limits.TakesVoice)
                continue;
            long above = book.TakesAbove(kind);
            if (kind == UpdateKind.Settings && settingsAbove > above)
                above = settingsAbove;
            text += UpdateKinds.NameOf(kind) + "=" + above.ToString() + "\n";
        }
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Asks for a piece.</summary>
    /// <param name="signed">A manifest and its signature.</param>
    /// <param name="count">Their bytes.</param>
    /// <param name="ofSums">Whether of the sums.</param>
    /// <param name="at">The first byte wanted.</param>
    internal static byte[] Piece(byte[] signed, int count, bool ofSums, int at)
    {
        byte[] id = new byte[2 * IdBytes];
        Hex.Write(signed, count - Ed25519Verification.SignatureSize, IdBytes, id, 0);
        return Encoding.UTF8.GetBytes(PieceHead + "\nid=" + Encoding.UTF8.GetString(id, 0, id.Length) + "\npart=" + (ofSums ? Sums : Data) + "\nat=" + at.ToString() + "\n");
    }
}
