using ScanBox.Parts.Beepers;

namespace CounterPage.Steps;

/// <summary>What the beeper's tunes tell, for the timeline.</summary>
internal static class TuneNames
{
    internal static string English(BeeperTune tune) => tune switch
    {
        BeeperTune.Received => "three short tones, received",
        BeeperTune.Refused => "two long tones, not received",
        _ => "quick tones, look at the display",
    };

    internal static string Chinese(BeeperTune tune) => tune switch
    {
        BeeperTune.Received => "三声短音，已收款",
        BeeperTune.Refused => "两声长音，未收款",
        _ => "急促短音，请看显示屏",
    };
}
