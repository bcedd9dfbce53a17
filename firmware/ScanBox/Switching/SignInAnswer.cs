using System;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// What a sign-in answer 0810 gives: the session's MAC key, the open batch and how far the switch has seen this terminal's numbers.
/// Reusable. Holds a key and shows it to nobody: <see cref="CreateMac"/> lends its use.
/// </summary>
public sealed class SignInAnswer
{
    private const int KeySize = Sm4.BlockSize;

    // F62: PIN key, its check value, MAC key, its check value.
    private const int MacKeyOffset = KeySize + KeyCheckValue.Size;
    private const int KeyBlockSize = 2 * MacKeyOffset;

    private const int MarkSize = 12;

    private readonly Dialect _dialect;
    private readonly AnswerCheck _check;
    private readonly TlvReader _tags = new();
    private readonly byte[] _block = new byte[KeyBlockSize];
    private readonly byte[] _key = new byte[KeySize];
    private readonly byte[] _nonceText = new byte[2 * RequestComposer.NonceSize];

    /// <summary>Reads the sign-in answers of one terminal.</summary>
    public SignInAnswer(Dialect dialect, TerminalIdentity identity)
    {
        _dialect = dialect;
        _check = new AnswerCheck(dialect, identity);
    }

    /// <summary>The open batch: the one asked for, or a new one.</summary>
    public int Batch { get; private set; }

    /// <summary>Batch of the highest purchase of this terminal that the switch has seen; 0 when it has seen none.</summary>
    public int MarkBatch { get; private set; }

    /// <summary>STAN of the highest purchase in <see cref="MarkBatch"/>; 0 when there is none.</summary>
    public int MarkStan { get; private set; }

    /// <summary>The switch's local date as MMDD, -1 when not sent.</summary>
    public int Date { get; private set; }

    /// <summary>The switch's local time as hhmmss, -1 when not sent.</summary>
    public int Time { get; private set; }

    /// <summary>The total of the day, when it was asked for and told; its date is 0 otherwise.</summary>
    public DayTotal DayTotal { get; } = new();

    /// <summary>Takes an answer that <see cref="MessageReader.Read"/> has read. Nothing in here changes unless it returns none.</summary>
    /// <param name="answer">The reader, still holding the answer and its bytes.</param>
    /// <param name="masterKey">The terminal master key (TMK).</param>
    /// <param name="stan">STAN of the request.</param>
    /// <param name="nonce">Nonce of the request.</param>
    public SignInFault Accept(MessageReader answer, Sm4 masterKey, int stan, byte[] nonce)
    {
        IsoMessage message = answer.Message;
        AnswerFault basics = _check.Basics(message, MessageType.SignInAnswer, stan);
        if (basics != AnswerFault.None)
            return SignInFault.NotOurs;
        if (_dialect.Responses.Classify(message) != ResponseMeaning.Approved)
            return SignInFault.Refused;
        if (message.LengthOf(62) != KeyBlockSize)
            return SignInFault.NoKeys;
        message.CopyTo(62, _block, 0);
        SignInFault fault = UnwrapKeys(masterKey);
        if (fault == SignInFault.None)
            fault = CheckSession(answer, message, nonce);
        if (fault == SignInFault.None)
            Array.Copy(_block, MacKeyOffset, _key, 0, KeySize);
        Array.Clear(_block, 0, KeyBlockSize);
        return fault;
    }

    /// <summary>A new MAC under the key of the answer accepted last.</summary>
    public MessageMac CreateMac() => new(new Sm4(_key), _dialect.MacForm);

    /// <summary>Overwrites the key.</summary>
    public void Forget() => Array.Clear(_key, 0, KeySize);

    private SignInFault UnwrapKeys(Sm4 masterKey)
    {
        // The PIN key is never used by a box without PINs; a wrong one still shows that the two sides disagree.
        for (int at = 0; at < KeyBlockSize; at += MacKeyOffset)
        {
            masterKey.DecryptBlock(_block, at);
            if (!KeyCheckValue.Matches(new Sm4(_block, at), _block, at + KeySize))
                return SignInFault.WrongKeyCheck;
        }
        return SignInFault.None;
    }

    private SignInFault CheckSession(MessageReader answer, IsoMessage message, byte[] nonce)
    {
        if (!answer.VerifyMac(new MessageMac(new Sm4(_block, MacKeyOffset), _dialect.MacForm)))
            return SignInFault.WrongMac;
        byte[] buffer = message.GetBuffer();
        _tags.Open(message, 63, _dialect.Operator.Length);
        Hex.Write(nonce, 0, RequestComposer.NonceSize, _nonceText, 0);
        if (!_tags.ReadTo(_dialect.NonceTag) || _tags.ValueCount != _nonceText.Length || !ConstantTime.Equals(buffer, _tags.ValueOffset, _nonceText, 0, _nonceText.Length))
            return SignInFault.WrongNonce;
        _tags.Open(message, 63, _dialect.Operator.Length);
        if (!_tags.ReadTo(_dialect.MarkTag) || _tags.ValueCount != MarkSize)
            return SignInFault.NoMark;
        int batch = AnswerCheck.BatchOf(message);
        int markBatch = (int)Digits.Read(buffer, _tags.ValueOffset, MarkSize / 2);
        int markStan = (int)Digits.Read(buffer, _tags.ValueOffset + (MarkSize / 2), MarkSize / 2);
        if (batch < 1 || markBatch < 0 || markStan < 0)
            return SignInFault.NoMark;
        Batch = batch;
        MarkBatch = markBatch;
        MarkStan = markStan;
        Date = (int)message.GetNumber(13);
        Time = (int)message.GetNumber(12);
        ReadDayTotal(message);
        return SignInFault.None;
    }

    private void ReadDayTotal(IsoMessage message)
    {
        DayTotal.Clear();
        _tags.Open(message, 63, _dialect.Operator.Length);
        if (_tags.ReadTo(_dialect.DayTotalTag) && _tags.ValueCount == DayTotal.Size)
            DayTotal.Open(new Sm4(_block, 0), message.GetBuffer(), _tags.ValueOffset);
    }
}
