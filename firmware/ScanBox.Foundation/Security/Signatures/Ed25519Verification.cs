using System;

namespace ScanBox.Security.Signatures;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, 5.1.7) in steps that each take a bounded, small time, so that a box can go on working. Made once
/// and used again; allocates nothing after construction.
/// </summary>
/// <remarks>
/// <para>Of the rules that RFC 8032 leaves open, or that verifiers differ in, these hold; each makes fewer signatures good:</para>
/// <para>
/// S is below the order L of the group (else S + L would be a second signature of the same message). The encodings of the key A
/// and of R are canonical: y below 2^255 - 19, and no sign of x = 0 (else one key or one signature had two names, and a list of
/// those used or withdrawn could be passed by). A key of small order (1, 2, 4 or 8, the neutral point among them) is refused: under it a
/// signature belongs to many messages. So is an R of small order, which no signer makes and which verifiers treat differently.
/// </para>
/// <para>
/// The equation is the one without the cofactor, [S]B = R + [k]A, and is checked by encoding [S]B - [k]A and comparing its bytes
/// with R, as OpenSSL and libsodium do: what this box takes, both take too.
/// </para>
/// <para>
/// The time depends on what is verified. That tells nothing: key, message and signature are public. It must never be used, nor
/// anything beside it in this folder, on a secret.
/// </para>
/// </remarks>
public sealed class Ed25519Verification
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeySize = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureSize = 64;

    private const int PointSize = 32;

    private const int DoublingsToEightfold = 3;

    private readonly byte[] _key = new byte[PublicKeySize];
    private readonly byte[] _signature = new byte[SignatureSize];

    // The hash, reduced in place to the scalar k.
    private readonly byte[] _scalar = new byte[GroupOrder.WideSize];
    private readonly Sha512 _hash = new Sha512();
    private readonly GroupOrder _order = new GroupOrder();
    private readonly BasePoint _base = new BasePoint();
    private readonly PointArithmetic _points = new PointArithmetic();
    private readonly EdwardsPoint _point = new EdwardsPoint();
    private readonly CachedPoint _twice = new CachedPoint();
    private readonly PointDecoder _decoder;
    private readonly PointEncoder _encoder;
    private readonly JointMultiple _multiple;

    private byte[]? _message;
    private int _at;
    private int _end;
    private Stage _stage;
    private int _made;

    /// <summary>Prepares the memory.</summary>
    public Ed25519Verification()
    {
        var power = new RootPower();
        _decoder = new PointDecoder(power);
        _encoder = new PointEncoder(power);
        _multiple = new JointMultiple(_points);
    }

    private enum Stage
    {
        DecodeKey,
        MultiplyKey,
        CheckKey,
        MultiplyBase,
        Hash,
        PadHash,
        FinishHash,
        ReduceHash,
        TakeKeyDigits,
        TakeBaseDigits,
        Combine,
        Encode,
        CheckR,
    }

    /// <summary>How far it is. Invalid when nothing was begun.</summary>
    public SignatureState State { get; private set; }

    /// <summary>Begins with a signature; one that was not finished is forgotten.</summary>
    /// <param name="publicKey">32 bytes, copied.</param>
    /// <param name="message">Holds what was signed. It is not copied: it must stay as it is until the end.</param>
    /// <param name="offset">Where the message begins.</param>
    /// <param name="count">Bytes of the message; zero is allowed.</param>
    /// <param name="signature">Holds the 64 bytes R and S, copied.</param>
    /// <param name="signatureOffset">Where the signature begins.</param>
    /// <exception cref="ArgumentException">The key has not 32 bytes, or a range is not within its array.</exception>
    public void Begin(byte[] publicKey, byte[] message, int offset, int count, byte[] signature, int signatureOffset = 0)
    {
        End(SignatureState.Invalid);
        if (publicKey.Length != PublicKeySize)
            throw new ArgumentException("a public key has 32 bytes");
        if (offset < 0 || count < 0 || offset > message.Length - count)
            throw new ArgumentException("range of the message");
        if (signatureOffset < 0 || signatureOffset > signature.Length - SignatureSize)
            throw new ArgumentException("a signature has 64 bytes");
        Array.Copy(publicKey, 0, _key, 0, PublicKeySize);
        Array.Copy(signature, signatureOffset, _signature, 0, SignatureSize);
        if (!_order.IsAbove(_signature, PointSize) || !Field25519.IsCanonical(_key, 0) || !Field25519.IsCanonical(_signature, 0))
            return;
        _message = message;
        _at = offset;
        _end = offset + count;
        _stage = Stage.DecodeKey;
        _decoder.Begin(_key, _point);
        State = SignatureState.Running;
    }

    /// <summary>
    /// Does a piece of the work: about eight products in the field, or one block of the hash. Some 430 steps make a verification, and
    /// one more for each 128 bytes of message. Does nothing when it has ended.
    /// </summary>
    public SignatureState Step()
    {
        if (State == SignatureState.Running)
            Advance(_message!);
        return State;
    }

    private void Advance(byte[] message)
    {
        switch (_stage)
        {
            case Stage.DecodeKey:
                if (_decoder.Step(_point))
                    Go(_decoder.Found, Stage.MultiplyKey);
                break;
            case Stage.MultiplyKey:
                if (Multiply(_multiple.First))
                    Go(Stage.CheckKey);
                break;
            case Stage.CheckKey:
                Go(HasLargeOrder(), Stage.MultiplyBase);
                _base.Set(_point);
                break;
            case Stage.MultiplyBase:
                if (Multiply(_multiple.Second))
                    BeginHash();
                break;
            case Stage.Hash:
                Hash(message);
                break;
            case Stage.PadHash:
                _hash.Pad();
                Go(Stage.FinishHash);
                break;
            case Stage.FinishHash:
                _hash.Finish(_scalar, 0);
                Go(Stage.ReduceHash);
                break;
            case Stage.ReduceHash:
                _order.Reduce(_scalar);
                Go(Stage.TakeKeyDigits);
                break;
            case Stage.TakeKeyDigits:
                _multiple.FirstScalar.Set(_scalar, 0);
                Go(Stage.TakeBaseDigits);
                break;
            case Stage.TakeBaseDigits:
                _multiple.SecondScalar.Set(_signature, PointSize);
                _multiple.Begin(_point);
                Go(Stage.Combine);
                break;
            case Stage.Combine:
                if (_multiple.Step(_point))
                {
                    _encoder.Begin(_point);
                    Go(Stage.Encode);
                }
                break;
            case Stage.Encode:
                if (_encoder.Step(_point))
                    Go(IsR(_encoder.Encoded), Stage.CheckR);
                break;
            case Stage.CheckR:
                if (IsEightfold(_point))
                    End(IsNeutral(_point) ? SignatureState.Invalid : SignatureState.Valid);
                break;
        }
    }

    private void Go(Stage next)
    {
        _stage = next;
        _made = 0;
    }

    private void Go(bool isGood, Stage next)
    {
        if (isGood)
            Go(next);
        else
            End(SignatureState.Invalid);
    }

    private void End(SignatureState state)
    {
        State = state;
        _message = null;
    }

    // True when the last of them was made.
    private bool Multiply(OddMultiples multiples)
    {
        multiples.Make(_made, _point, _twice, _points);
        _made++;
        return _made == OddMultiples.Count;
    }

    // The multiples of -A end with -7A; one more is -8A, which is neutral when the order of A divides 8.
    private bool HasLargeOrder()
    {
        _multiple.First.Add(1, _point, _points, withT: false);
        return !IsNeutral(_point);
    }

    // The encoder leaves x and y, which equal those of R. True when the last of three doublings was made, one a step.
    private bool IsEightfold(EdwardsPoint p)
    {
        if (_made == 0)
            p.SetAffine();
        _points.Double(p, withT: false);
        _made++;
        return _made == DoublingsToEightfold;
    }

    // Of the multiples of 8 of points the neutral one alone has x = 0.
    private static bool IsNeutral(EdwardsPoint eightfold)
    {
        Field25519.Reduce(eightfold.X);
        return Field25519.IsZero(eightfold.X);
    }

    private void BeginHash()
    {
        _hash.Begin();
        _hash.Update(_signature, 0, PointSize);
        _hash.Update(_key, 0, PublicKeySize);
        Go(Stage.Hash);
    }

    private void Hash(byte[] message)
    {
        int left = _end - _at;
        int count = left < _hash.Room ? left : _hash.Room;
        _hash.Update(message, _at, count);
        _at += count;
        if (count == left)
            Go(Stage.PadHash);
    }

    private bool IsR(byte[] encoded)
    {
        for (int i = 0; i < PointSize; i++)
        {
            if (encoded[i] != _signature[i])
                return false;
        }
        return true;
    }
}
