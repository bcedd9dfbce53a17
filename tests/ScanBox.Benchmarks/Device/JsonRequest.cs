using System;
using nanoFramework.Json;

namespace ScanBox.Benchmarks;

/// <summary>The same purchase as JSON: the common way to send a request, with what differs between two payments or two boxes.</summary>
internal sealed class JsonRequest : IWork
{
    private readonly Purchase _purchase = new Purchase();

    public string Name => "same request by nanoFramework.Json";

    public int Length { get; private set; }

    public void Run() => Length = JsonConvert.SerializeObject(_purchase).Length;

    /// <summary>Eleven fields.</summary>
    public sealed class Purchase
    {
        public long AmountFen { get; set; } = 1250;

        public int Stan { get; set; } = 12;

        public int Batch { get; set; } = 7;

        public string TerminalId { get; set; } = "12345678";

        public string MerchantId { get; set; } = "123456789012345";

        public string Currency { get; set; } = "156";

        public string Serial { get; set; } = "0000020254004318";

        public string Factor { get; set; } = "428540";

        public string SerialCipher { get; set; } = "8B42533B";

        public string AppVersion { get; set; } = "100     ";

        public string Code { get; set; } = "134650328919428540";
    }
}
