namespace Simulation.Modems;

/// <summary>Where a modem is told to connect, and what it trusts.</summary>
internal static class AirTarget
{
    internal const string Host = "switch";

    internal const int Port = 9000;

    /// <summary>Name of the file with the authority's certificate.</summary>
    internal const string AuthorityName = "ca.pem";

    /// <summary>A certificate that nobody has the key of: TLS itself is imagined, but the modem wants a file that it can read.</summary>
    internal const string Authority = """
        -----BEGIN CERTIFICATE-----
        MIIBlDCCATmgAwIBAgIULJ1mlrfA+bh+14iHXvg7AkkRfuQwCgYIKoZIzj0EAwIw
        HjEcMBoGA1UEAwwTU2ltdWxhdGVkIGF1dGhvcml0eTAgFw0yNjExMjIyMzAwNTFa
        GA8yMTI2MTAyOTIzMDA1MVowHjEcMBoGA1UEAwwTU2ltdWxhdGVkIGF1dGhvcml0
        eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMsPH6ZjtGmyPTZ5VzZvUnz34+la
        Sxu/nj5W5CEOflO5ySVaVw15o7/sNjcYyDCznUDp6QTyJph9sf5Qhjj2Y3yjUzBR
        MB0GA1UdDgQWBBRUWDCBqyJ3okeqzgPyqntDhu161TAfBgNVHSMEGDAWgBRUWDCB
        qyJ3okeqzgPyqntDhu161TAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kA
        MEYCIQCEU7aNoaQZGP+T3kt/kl2Gz+yaAWJfAhLwJ2Quiad0KwIhAMCNQbhU+zmA
        Gzkhx1YVOqLT5IkssWxijeEFNNW4zchN
        -----END CERTIFICATE-----
        """;
}
