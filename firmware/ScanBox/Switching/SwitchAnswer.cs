namespace ScanBox.Switching;

/// <summary>An answer that matches the purchase in hand. Reused.</summary>
public sealed class SwitchAnswer
{
    /// <summary>What it answers.</summary>
    public ExchangeKind Kind { get; internal set; }

    /// <summary>Batch of the purchase, void or refund that it was matched to.</summary>
    public int Batch { get; internal set; }

    /// <summary>STAN of the purchase, void or refund that it was matched to: the payment may have gone on to another one since that was sent.</summary>
    public int Stan { get; internal set; }

    /// <summary>Whether its MAC is right. An answer that is not authentic decides nothing.</summary>
    public bool Authentic { get; internal set; }

    /// <summary>What its F39 means; <see cref="ResponseMeaning.Unknown"/> when it is not authentic.</summary>
    public ResponseMeaning Meaning { get; internal set; }

    /// <summary>F39, two characters.</summary>
    public string ResponseCode { get; internal set; } = "";

    /// <summary>RRN 参考号 (F37), empty when absent.</summary>
    public string Rrn { get; internal set; } = "";

    /// <summary>Business date MMDD (F13), 0 when absent.</summary>
    public int Date { get; internal set; }

    /// <summary>Time HHMMSS (F12), 0 when absent.</summary>
    public int Time { get; internal set; }
}
