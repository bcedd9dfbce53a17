using Factory.Batches;
using Factory.Checks;
using Factory.Labels;
using Factory.Ledgers;
using Signing;

namespace Factory.Stations;

/// <summary>What a station works with, the same for every box of a shift.</summary>
public sealed record StationJob
{
    /// <summary>The batch.</summary>
    public required BatchFile Batch { get; init; }

    /// <summary>Its ledger, which all stations share.</summary>
    public required SerialLedger Ledger { get; init; }

    /// <summary>The key that the batch's keys are under.</summary>
    public required KeyEncryptionKey Kek { get; init; }

    /// <summary>Signs the records.</summary>
    public required SigningKey Signer { get; init; }

    /// <summary>Name of the station.</summary>
    public required string Station { get; init; }

    /// <summary>A number of the run, see <see cref="Claim"/>.</summary>
    public required string Run { get; init; }

    /// <summary>What every box is set up with besides who it is: the switch, the setup codes' signer, the station's Wi-Fi for the test.</summary>
    public required IReadOnlyList<(string Name, string Value)> Settings { get; init; }

    /// <summary>The technician's PIN of the boxes.</summary>
    public required string TechnicianPin { get; init; }

    /// <summary>What the boards have.</summary>
    public required BoardTraits Board { get; init; }

    /// <summary>What is on the station's printed card.</summary>
    public required string Card { get; init; }

    /// <summary>Where labels go.</summary>
    public required LabelFolder Labels { get; init; }

    /// <summary>Tests a box that has passed already again.</summary>
    public bool Again { get; init; }

    /// <summary>Whether the boxes take the station's Wi-Fi off again at the end: the vendor's own comes at the counter.</summary>
    public bool HasWifi => Value("wifi.ssid").Length > 0;

    /// <summary>The value of a setting; empty when it is not set.</summary>
    public string Value(string name) => Settings.LastOrDefault(setting => setting.Name == name).Value ?? "";
}
