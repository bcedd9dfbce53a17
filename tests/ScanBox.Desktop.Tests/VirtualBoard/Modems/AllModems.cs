using System;
using System.Collections.Generic;
using System.Linq;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>The families, and how each says the same.</summary>
internal sealed record AllModems(string Name, Func<ModemWiring, VirtualModem> Make, string Bearer, string Open, string Opened, string Send, string Sent)
{
    private static readonly AllModems s_quectel = new(
        "quectel", static w => new VirtualQuectel(w), "> AT+QIACT=1\n< OK", "AT+QIOPEN=1,0,\"TCP\",\"host\",9000,0,1", "+QIOPEN: 0,0", "AT+QISEND=0,", "SEND OK");

    private static readonly AllModems s_simcom = new(
        "simcom", static w => new VirtualSimcom(w), "> AT+NETOPEN\n< OK\n< +NETOPEN: 0", "AT+CIPOPEN=0,\"TCP\",\"host\",9000", "+CIPOPEN: 0,0", "AT+CIPSEND=0,", "+CIPSEND: 0,");

    private static readonly AllModems s_air780e = new(
        "air780e", static w => new VirtualAir780e(w), "> AT+CSTT\n< OK\n> AT+CIICR\n< OK\n> AT+CIFSR\n< 10.24.7.12", "AT+CIPSTART=\"TCP\",\"host\",9000", "CONNECT OK", "AT+CIPSEND=", "SEND OK");

    public static IReadOnlyList<AllModems> Families { get; } = [s_quectel, s_simcom, s_air780e];

    public static IEnumerable<object[]> Names => Families.Select(static family => new object[] { family.Name });

    public static AllModems Of(string name) => Families.Single(family => family.Name == name);
}
