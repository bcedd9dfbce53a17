using System;
using System.Runtime.InteropServices;
using ScanBox.Voice;

namespace VoicePacks.Sources;

/// <summary>Converts any audio file with sox.</summary>
internal static class Sox
{
    /// <summary>Reads a file as 8 kHz mono samples of -1 to 1.</summary>
    public static float[] Read(string path)
    {
        byte[] raw = Tool.Run("sox", "-R", "-D", "-G", path, "-t", "raw", "-e", "floating-point", "-b", "32", "-L", "-c", "1", "-r", $"{MuLaw.SampleRate}", "-");
        return MemoryMarshal.Cast<byte, float>(raw.AsSpan(0, raw.Length / sizeof(float) * sizeof(float))).ToArray();
    }
}
