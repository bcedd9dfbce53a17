using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace ScanBox.Cli.Images;

/// <summary>Reads the code in a picture with zbar, the barcode reader of Debian and others.</summary>
internal static class QrImage
{
    private const string Program = "zbarimg";

    // A photo of a phone takes well under a second.
    private const int TimeLimitMs = 30_000;

    /// <summary>The bytes of the one code in a picture.</summary>
    /// <exception cref="CommandException">No file, no code, several codes, or zbar is not installed.</exception>
    internal static byte[] Read(FileInfo image)
    {
        if (!image.Exists)
            throw CommandException.Usage($"--image: there is no file {image.FullName}");
        var start = new ProcessStartInfo(Program)
        {
            ArgumentList = { "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", image.FullName },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process zbar = Process.Start(start)!;
            System.Threading.Tasks.Task<string> errors = zbar.StandardError.ReadToEndAsync();
            string text = zbar.StandardOutput.ReadToEnd();
            if (!zbar.WaitForExit(TimeLimitMs))
            {
                zbar.Kill();
                throw CommandException.Fault($"--image: {Program} did not end");
            }
            return OneCode(text, image, errors.Result);
        }
        catch (Win32Exception)
        {
            throw CommandException.Fault($"--image needs {Program}, which is not installed. Debian and Ubuntu: apt-get install zbar-tools. macOS: brew install zbar.");
        }
    }

    private static byte[] OneCode(string text, FileInfo image, string errors)
    {
        string[] codes = text.Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        return codes.Length switch
        {
            1 => Encoding.UTF8.GetBytes(codes[0]),
            0 => throw CommandException.Usage($"--image: no QR code found in {image.Name}. {errors.Trim()}".TrimEnd()),
            _ => throw CommandException.Usage($"--image: {codes.Length} codes found in {image.Name}; show one"),
        };
    }
}
