using System.Text;
using ScanBox.Security;
using ScanBox.Security.Loading;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Makes the box's half of an agreement, and tells its public value.</summary>
internal sealed class KeyOffer : ConsoleTask
{
    private readonly KeyLoading _loading;
    private readonly ConsoleOutput _out;
    private bool _begun;
    private bool _done;

    internal KeyOffer(KeyLoading loading, ConsoleOutput output)
    {
        _loading = loading;
        _out = output;
    }

    internal override long Step(long nowMs)
    {
        if (!_begun)
        {
            _begun = true;
            _loading.Offer();
        }
        if (!_loading.Agreement.Step())
            return nowMs;
        _loading.Agreement.Finish(_loading.Offered, 0);
        byte[] text = new byte[2 * KeyAgreement.Size];
        Hex.Write(_loading.Offered, 0, KeyAgreement.Size, text, 0);
        _out.Line("box value: " + Encoding.UTF8.GetString(text, 0, text.Length));
        _done = true;
        return Done;
    }

    internal override void End()
    {
        if (!_done)
            _loading.Forget();
    }
}
