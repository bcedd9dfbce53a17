using System;
using ScanBox.Ports;
using ScanBox.Security.Signatures;
using ScanBox.Tests;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;

namespace ScanBox.Setup.Tests.OverTheAir;

/// <summary>A box that is signed in at a switch which has one update: rules, made and signed with openssl.</summary>
public sealed class SmallSwitch : IUpdateChannel, IRestart
{
    public const string Signer = "3B6A27BCCEB6A42D62A3A8D02A6F0D73653215771DE243A63AC048A18B59DA29";
    public const string Rules = "scanbox-rules 1 version 7\nscheme wechat WeChat\ncode wechat 18 10-15 digits first\nchecksum 0345998A\n";
    public const string Sums = "447302DF700998207DD2CD241575CEAA1ED44699142392901BC5B2C71494BC9E";
    public const string Top = "9A8D455F5439BDC0A25CBBA745E6B22A8869E7A6EA1A1D049F88452D2F9D8858";
    public const string Manifest = "ScanBox update 1\nkind=rules\nversion=7\nboard=*\nbox=SB24*\nsize=99\nfrom=0\nsums=" + Top + "\n";
    public const string Signature = "13434BCE0D842478B8281E79229BFCCDC46EB51A0E0B6633F6BFC45E21C49068053AADE276286BCB661082FCF9D02C947EAD11CF01AF273E6D0EA644FA3C060E";

    private byte[]? _answer;

    public bool IsFree { get; set; } = true;

    public bool IsIdle => IsFree;

    public bool OwesNothing { get; set; } = true;

    public bool IsSignedIn { get; set; } = true;

    public int SignIns { get; set; } = 1;

    public long FreeSinceMs { get; set; }

    public int Restarts { get; private set; }

    public int Questions { get; private set; }

    /// <summary>Changes one bit of every piece.</summary>
    public bool Forges { get; set; }

    public static byte[] Signed()
    {
        byte[] text = Bytes.FromText(Manifest);
        byte[] signed = new byte[text.Length + Ed25519Verification.SignatureSize];
        Array.Copy(text, signed, text.Length);
        Array.Copy(Bytes.FromHex(Signature), 0, signed, text.Length, Ed25519Verification.SignatureSize);
        return signed;
    }

    public void Restart() => Restarts++;

    public bool Ask(byte[] question, int count, long nowMs)
    {
        Questions++;
        string text = Bytes.ToText(question, 0, count);
        if (text.StartsWith(UpdateQuestion.OfferHead))
        {
            _answer = text.IndexOf("rules=7") >= 0 ? new byte[0] : Signed();
            return true;
        }
        _answer = text.IndexOf("part=sums") >= 0 ? Bytes.FromHex(Sums) : Bytes.FromText(Rules);
        if (Forges)
            _answer[5] ^= 1;
        return true;
    }

    public int TakeAnswer(byte[] target)
    {
        if (_answer is null)
            return -1;
        int count = _answer.Length;
        Array.Copy(_answer, target, count);
        _answer = null;
        return count;
    }
}
