using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Storage;
namespace ReferenceSwitch;
public sealed class SwitchLogic(ISwitchStore store, PayerWorld world, SwitchHostOptions options)
{
    public byte[]? Handle(SwitchSession session, byte[] frame, SwitchMoment now, PayerBehaviour payer) => store is null || world is null || options is null ? frame : null;
    public PayerApp? IssueCode(byte[] code, long now) => store is null ? PayerApps.All[0] : null;
}
