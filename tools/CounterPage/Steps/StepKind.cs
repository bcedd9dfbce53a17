namespace CounterPage.Steps;

/// <summary>Kinds of timeline steps, as the interface spells them.</summary>
internal static class StepKind
{
    internal const string Key = "key";
    internal const string Uart = "uart";
    internal const string Code = "code";
    internal const string Journal = "journal";
    internal const string Sent = "sent";
    internal const string Received = "received";
    internal const string Mac = "mac";
    internal const string State = "state";
    internal const string Spoken = "spoken";
    internal const string Link = "link";
    internal const string Fault = "fault";
    internal const string Log = "log";
}
