using System;
using System.Collections.Generic;

namespace ScanBox.Desktop.Tests.Codes;

/// <summary>Damages bytes the way lines, cameras and attackers do.</summary>
internal static class Mutations
{
    internal static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        int count = random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at < bytes.Count:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count + 1)));
                    break;
                default:
                    bytes.Insert(at, (byte)"0123456789\r\n =-@#"[random.Next(17)]);
                    break;
            }
        }
        return [.. bytes];
    }
}
