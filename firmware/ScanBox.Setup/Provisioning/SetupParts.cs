using System;
using ScanBox.Codes;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// One set-up code may need several QR codes, which come in any order: <c>SBSETUP1:SSSSSSSS:p/n:BASE64</c> with the name of the set in eight
/// hexadecimal digits, part p of n, and a piece of the signed bytes in Base64. Nothing here is believed: the signature covers the whole.
/// </summary>
public sealed class SetupParts
{
    /// <summary>Most parts of a set: more nobody shows in the right mood.</summary>
    public const int MaxParts = 6;

    /// <summary>Most bytes in a part: as QR code of version 15, which every module reads from a phone.</summary>
    public const int MaxPartBytes = 256;

    /// <summary>How every part begins.</summary>
    public const string Head = "SBSETUP1:";

    private const int SetDigits = 8;
    private const int CountersAt = 18;
    private const int DataAt = CountersAt + 4;
    private const int MaxBase64 = (MaxPartBytes + 2) / 3 * 4;

    private readonly byte[] _parts = new byte[MaxParts * MaxPartBytes];
    private readonly int[] _lengths = new int[MaxParts];
    private readonly byte[] _set = new byte[SetDigits];
    private readonly byte[] _piece = new byte[MaxBase64];
    private int _count;

    /// <summary>How many parts are still to come; 0 also before the first.</summary>
    public int Missing
    {
        get
        {
            int missing = 0;
            for (int i = 0; i < _count; i++)
                missing += _lengths[i] == 0 ? 1 : 0;
            return missing;
        }
    }

    /// <summary>Whether bytes begin like a part.</summary>
    public static bool IsPart(byte[] code, int count)
    {
        if (count < Head.Length)
            return false;
        for (int i = 0; i < Head.Length; i++)
        {
            if (code[i] != (byte)Head[i])
                return false;
        }
        return true;
    }

    /// <summary>Takes a part. One of another set makes it forget the parts before; one that it has is taken again.</summary>
    /// <returns>False for a part that is malformed: nothing is changed.</returns>
    public bool Add(byte[] code, int count)
    {
        if (!IsPart(code, count) || count <= DataAt || count - DataAt > MaxBase64 || code[CountersAt - 1] != (byte)':' || code[CountersAt + 1] != (byte)'/' || code[DataAt - 1] != (byte)':')
            return false;
        int part = code[CountersAt] - (byte)'0';
        int parts = code[CountersAt + 2] - (byte)'0';
        if (parts < 1 || parts > MaxParts || part < 1 || part > parts)
            return false;
        int bytes = Base64Text.Decode(code, DataAt, count - DataAt, _piece);
        if (bytes < 1 || bytes > MaxPartBytes)
            return false;
        if (parts != _count || !IsSameSet(code))
        {
            Forget();
            _count = parts;
            Array.Copy(code, Head.Length, _set, 0, SetDigits);
        }
        Array.Copy(_piece, 0, _parts, (part - 1) * MaxPartBytes, bytes);
        Array.Clear(_piece, 0, bytes);
        _lengths[part - 1] = bytes;
        return true;
    }

    /// <summary>Puts the parts together.</summary>
    /// <returns>The signed bytes; empty while one is missing.</returns>
    public byte[] Join()
    {
        int length = 0;
        for (int i = 0; i < _count; i++)
            length += _lengths[i];
        if (Missing > 0)
            length = 0;
        byte[] whole = new byte[length];
        int at = 0;
        for (int i = 0; i < _count && at < length; i++)
        {
            Array.Copy(_parts, i * MaxPartBytes, whole, at, _lengths[i]);
            at += _lengths[i];
        }
        return whole;
    }

    /// <summary>Forgets what came: passwords may be in it.</summary>
    public void Forget()
    {
        _count = 0;
        Array.Clear(_lengths, 0, MaxParts);
        Array.Clear(_parts, 0, _parts.Length);
    }

    private bool IsSameSet(byte[] code)
    {
        for (int i = 0; i < SetDigits; i++)
        {
            if (code[Head.Length + i] != _set[i])
                return false;
        }
        return true;
    }
}
