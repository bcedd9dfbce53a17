using System.Text;
using Simulation.Chance;

namespace Simulation.Modems;

/// <summary>What a broken or hostile modem says: noise, half lines, answers and news of every family whatever was asked, false counts of bytes, floods.</summary>
internal static class HostileLine
{
    private const int LongestNoise = 300;

    // More than the microcontroller's buffer holds.
    private const int FloodBytes = 2_500;

    private static readonly string[] s_lines =
    [
        // Ends and prompts.
        "OK", "ERROR", "> ", ">", "+CME ERROR: 10", "SEND OK", "SEND FAIL", "CONNECT", "CONNECT OK", "CONNECT FAIL", "SHUT OK", "CLOSED", "NO CARRIER", "DATA ACCEPT:64", "DATA ACCEPT: 0",
        // Results of commands.
        "+QIOPEN: 0,0", "+QIOPEN: 0,563", "+QSSLOPEN: 0,0", "+QFUPL: 600,1A2B", "+NETOPEN: 0", "+NETOPEN: 1", "+NETCLOSE: 0", "+CIPOPEN: 0,0", "+CIPOPEN: 0,4", "+CIPSEND: 0,64,64", "+CIPSEND: 0,64,0",
        "+CCHSTART: 0", "+CCHSTOP: 0", "+CCHOPEN: 0,0", "+CCHSEND: 0,0", "+CCHCLOSE: 0,0", "+CIPCLOSE: 0,0",
        // News of sockets.
        "+QIURC: \"recv\",0", "+QIURC: \"closed\",0", "+QIURC: \"pdpdeact\",1", "+QSSLURC: \"recv\",0", "+QSSLURC: \"closed\",0", "+CIPRXGET: 1,0", "+CIPRXGET: 1", "+IPCLOSE: 0,1", "+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY",
        "+CCH_PEER_CLOSED: 0", "+PDP: DEACT",
        // News of machine, card and network.
        "RDY", "*ATREADY: 1", "POWERED DOWN", "NORMAL POWER DOWN", "^boot.rom", "+CPIN: NOT INSERTED", "+CPIN: SIM PIN", "+CPIN: READY", "+CFUN: 0", "+CEREG: 0", "+CEREG: 1,3", "+CEREG: 5", "+CGEV: NW DETACH", "+CSQ: 99,99", "+CSQ: -1,x",
        "Quectel", "SIMCOM_A7670C", "AirM2M_780E_V1138", "861234567890123", "+CGPADDR: 1,\"999.999.999.999\"", "+COPS: 0,2,\"46000000000000000\",7", "+CCLK: \"99/99/99,99:99:99+99\"",
    ];

    // A count, and what is said to follow.
    private static readonly string[] s_counts = ["+QIRD: ", "+QSSLRECV: ", "+CIPRXGET: 2,0,", "+CIPRXGET: 2,", "+CCHRECV: DATA,0,"];

    private static readonly int[] s_saidBytes = [0, 1, 2, 64, 1_460, 1_500, 4_096, 99_999, int.MaxValue, -1];

    /// <summary>The next bytes.</summary>
    internal static byte[] Make(Dice how) => how.Below(8, 1) switch
    {
        0 => Noise(how, how.Between(1, LongestNoise, 2)),
        1 => Half(how),
        2 => Flood(how),
        3 => [.. Bytes($"\r\n{s_counts[how.Below(s_counts.Length, 2)]}{s_saidBytes[how.Below(s_saidBytes.Length, 3)]}\r\n"), .. Noise(how, how.Below(LongestNoise, 4))],
        4 => Bytes(new string((char)how.Between(' ', '~', 2), LongestNoise)),
        _ => Whole(how, 2),
    };

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Whole(Dice how, int which) => Bytes($"\r\n{s_lines[how.Below(s_lines.Length, which)]}\r\n");

    private static byte[] Half(Dice how)
    {
        byte[] whole = Whole(how, 2);
        return whole[..how.Between(1, whole.Length - 1, 3)];
    }

    private static byte[] Flood(Dice how)
    {
        List<byte> flood = [];
        for (int i = 0; flood.Count < FloodBytes; i++)
            flood.AddRange(Whole(how.At(6, i), 2));
        return [.. flood];
    }

    private static byte[] Noise(Dice how, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)how.At(7, i).Bits();
        return bytes;
    }
}
