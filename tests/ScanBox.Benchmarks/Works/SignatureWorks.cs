using System;
using ScanBox.Security;
using ScanBox.Security.Signatures;

namespace ScanBox.Benchmarks.Works;

/// <summary>A signature of RFC 8032 (7.1, "TEST SHA(abc)"): 64 bytes of message.</summary>
internal sealed class SignatureBench
{
    private readonly byte[] _key = FromHex("EC172B93AD5E563BF4932C70E1245034C35467EF2EFD4D64EBF819683467E2BF");
    private readonly byte[] _message = FromHex("DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F");
    private readonly byte[] _signature = FromHex("DC2A4459E7369633A52B1BF277839A00201009A3EFBF3ECB69BEA2186C26B58909351FC9AC90B3ECFDFBC7C66431E0303DCA179C138AC17AD9BEF1177331A704");

    internal Ed25519Verification Verification { get; } = new Ed25519Verification();

    internal void Begin() => Verification.Begin(_key, _message, 0, _message.Length, _signature);

    private static byte[] FromHex(string hex)
    {
        byte[] bytes = new byte[hex.Length / 2];
        if (!Hex.TryRead(System.Text.Encoding.UTF8.GetBytes(hex), 0, bytes.Length, bytes, 0))
            throw new InvalidOperationException("hex");
        return bytes;
    }
}

/// <summary>A whole verification.</summary>
internal sealed class VerifySignature : IWork
{
    private readonly SignatureBench _bench = new SignatureBench();

    public string Name => "Ed25519 verification";

    /// <summary>Steps of the last one.</summary>
    public int Steps { get; private set; }

    public void Run()
    {
        _bench.Begin();
        int steps = 1;
        while (_bench.Verification.Step() == SignatureState.Running)
            steps++;
        if (_bench.Verification.State != SignatureState.Valid)
            throw new InvalidOperationException("the signature was refused");
        Steps = steps;
    }
}

/// <summary>The steps of verifications, one after the other.</summary>
internal sealed class SignatureStep : IWork
{
    private readonly SignatureBench _bench = new SignatureBench();

    public string Name => "step of a verification";

    public void Run()
    {
        if (_bench.Verification.State != SignatureState.Running)
            _bench.Begin();
        _bench.Verification.Step();
    }
}

/// <summary>A block of SHA-512: the longest step of a verification.</summary>
internal sealed class HashBlock : IWork
{
    private readonly Sha512 _hash = new Sha512();
    private readonly byte[] _block = new byte[Sha512.BlockSize];

    public string Name => "SHA-512 block";

    public void Run() => _hash.Update(_block, 0, _block.Length);
}
