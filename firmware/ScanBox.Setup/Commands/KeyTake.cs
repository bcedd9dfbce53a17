using System;
using ScanBox.Security.Loading;
using ScanBox.Settings;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Finds what the station has found, opens its block, and writes the keys. Of the keys only their check values are told.</summary>
internal sealed class KeyTake : ConsoleTask
{
    private readonly KeyLoading _loading;
    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private bool _begun;

    internal KeyTake(KeyLoading loading, ConsoleHost host, ConsoleOutput output)
    {
        _loading = loading;
        _host = host;
        _out = output;
    }

    internal override long Step(long nowMs)
    {
        if (!_begun)
        {
            _begun = true;
            _loading.Take();
        }
        if (!_loading.Agreement.Step())
            return nowMs;
        byte[] agreed = new byte[KeyAgreement.Size];
        byte[] keys = new byte[KeyBlock.KeysSize];
        bool opened = _loading.Agreement.Finish(agreed, 0)
            && new KeyBlock(agreed, _loading.Offered, _loading.Answer).TryOpen(_loading.Serial, _loading.Answer, KeyAgreement.Size, keys);
        Array.Clear(agreed, 0, agreed.Length);
        if (!opened)
            return Fail("these keys are not for this box, or were changed on the way; begin anew");
        bool saved = Save(keys);
        Array.Clear(keys, 0, keys.Length);
        // A write that the power ends, or the flash, leaves a file that fails its checksum: no keys.
        BoxKeys? written = saved ? KeyFile.Load(_host.Ports.Storage) : null;
        if (written is null)
            return Fail("the flash refused; there are no keys. Begin anew; `selftest` looks at the flash");
        _host.HasKeys = true;
        _host.Log.Write(nowMs, "console: keys loaded");
        string[] checkValues = written.CheckValues();
        _out.Line("check values: TMK " + checkValues[0] + ", serial key " + checkValues[1]);
        return Done;
    }

    internal override void End() => _loading.Forget();

    private bool Save(byte[] keys)
    {
        byte[] masterKey = new byte[BoxKeys.KeyBytes];
        byte[] serialKey = new byte[BoxKeys.KeyBytes];
        Array.Copy(keys, 0, masterKey, 0, BoxKeys.KeyBytes);
        Array.Copy(keys, BoxKeys.KeyBytes, serialKey, 0, BoxKeys.KeyBytes);
        bool saved = KeyFile.Save(_host.Ports.Storage, masterKey, serialKey);
        Array.Clear(masterKey, 0, masterKey.Length);
        Array.Clear(serialKey, 0, serialKey.Length);
        return saved;
    }
}
