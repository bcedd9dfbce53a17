namespace Flashing;

/// <summary>nanoff's error numbers (its <c>ExitCodes.cs</c>) as far as a board with an ESP32 can meet them: what they mean and what to do.</summary>
public static class FlasherErrors
{
    private const int LowByte = 255;

    private static readonly Dictionary<int, (string Words, bool MayPass)> s_errors = new()
    {
        [2000] = ("the runtime on the board does not answer: press reset, look at the cable", true),
        [2001] = ("the runtime on the board does not answer: press reset, look at the cable", true),
        [2002] = ("the runtime on the board does not do what it is asked: press reset", true),
        [2003] = ("files cannot be written through the runtime", true),
        [4000] = ("the chip does not answer: hold BOOT, press reset, look at the cable", true),
        [4001] = ("there is no runtime for a chip with this much flash", false),
        [4002] = ("the flash cannot be erased", true),
        [4003] = ("the flash was not written, or holds something else than was written", true),
        [4004] = ("the flash cannot be read", true),
        [4005] = ("the port cannot be opened: is the cable in, does another program use it?", true),
        [6000] = ("the port cannot be opened: is the cable in, does another program use it?", true),
        [6001] = ("no port was named", false),
        [6002] = ("another nanoFramework program uses the port: close it (Visual Studio keeps boards open)", true),
        [7000] = ("this device is not supported", false),
        [9000] = ("the flasher does not know an argument: update it with `dotnet tool update -g nanoff`", false),
        [9005] = ("there is no runtime of this name or version", false),
        [9006] = ("there is no room or no right for the folder of runtimes", false),
        [9007] = ("the runtime cannot be loaded from the Internet", true),
        [9008] = ("the application's file is gone", false),
        [9009] = ("the application's address is wrong", false),
        [9010] = ("no device is connected", true),
        [9013] = ("the flasher does not know this platform", false),
        [9015] = ("there is no runtime of this name in the archive", false),
    };

    /// <summary>All numbers that are known.</summary>
    public static IReadOnlyCollection<int> Known => s_errors.Keys;

    /// <summary>What an error means.</summary>
    public static string Words(int error) => s_errors.TryGetValue(error, out var known) ? known.Words : "the flasher reports an error that has no meaning here";

    /// <summary>Whether it may pass by itself or by a hand at the cable. An unknown one may.</summary>
    public static bool MayPass(int error) => !s_errors.TryGetValue(error, out var known) || known.MayPass;

    /// <summary>The error that an exit status stands for: on Windows the number itself, on Unix its low byte. 0 for none that is known.</summary>
    public static int FromExitCode(int exitCode)
    {
        if (s_errors.ContainsKey(exitCode))
            return exitCode;
        int[] low = [.. s_errors.Keys.Where(error => (error & LowByte) == exitCode)];
        return exitCode is > 0 and <= LowByte && low.Length == 1 ? low[0] : 0;
    }
}
