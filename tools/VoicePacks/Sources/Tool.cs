using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace VoicePacks.Sources;

/// <summary>Runs a program of the desktop's system.</summary>
internal static class Tool
{
    private const int LimitMs = 30_000;

    /// <summary>Runs a program to its end and returns what it wrote to standard output.</summary>
    /// <exception cref="VoicePackException">It is not installed, fails, or does not end.</exception>
    public static byte[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new VoicePackException($"{program} is not installed (Debian: apt-get install {program})", e);
        }
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copy = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!process.WaitForExit(LimitMs))
        {
            process.Kill(true);
            throw new VoicePackException($"{program} did not end within {LimitMs / 1000} s");
        }
        copy.Wait();
        if (process.ExitCode != 0)
            throw new VoicePackException($"{program} failed: {error.Result.Trim()}");
        return output.ToArray();
    }
}
