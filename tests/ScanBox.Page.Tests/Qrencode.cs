using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>QR codes of the installed <c>qrencode</c>, as files and as grey pictures.</summary>
internal static class Qrencode
{
    private const byte Dark = 40, Light = 215;

    /// <summary>A PNG of a text.</summary>
    public static byte[] Png(string text) => Run("-t", "PNG", "-s", "6", "-o", "-", "--", text);

    /// <summary>The modules of a text with their quiet zone: true is dark.</summary>
    public static bool[][] Modules(string text, params string[] arguments) =>
        [.. Encoding.ASCII.GetString(Run([.. arguments, "-t", "ASCII", "-m", "4", "-o", "-", "--", text])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Where((_, i) => i % 2 == 0).Select(c => c == '#').ToArray())];

    /// <summary>Modules as a photograph would show them: turned, in perspective, unevenly lit, grainy.</summary>
    /// <param name="modules">The code with its quiet zone.</param>
    /// <param name="width">Of the picture, in pixels; the code is in the middle.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="scale">Pixels a module in the middle.</param>
    /// <param name="turn">Radians.</param>
    /// <param name="tilt">How much nearer one edge is than the other, as a share.</param>
    /// <param name="grain">Noise, in grey levels.</param>
    /// <param name="shade">How much darker the right is than the left, in grey levels.</param>
    public static byte[] Photograph(bool[][] modules, int width, int height, double scale, double turn = 0, double tilt = 0, int grain = 0, int shade = 0)
    {
        var random = new Random(17);
        byte[] grey = new byte[width * height];
        (double cos, double sin) = (Math.Cos(turn), Math.Sin(turn));
        for (int i = 0; i < grey.Length; i++)
        {
            double x = (i % width) + 0.5 - (width / 2.0), y = (i / width) + 0.5 - (height / 2.0);
            double far = 1 + (tilt * (y / height)) + (tilt * 0.6 * (x / width));
            int u = (int)Math.Floor((((cos * x) + (sin * y)) * far / scale) + (modules.Length / 2.0));
            int v = (int)Math.Floor((((cos * y) - (sin * x)) * far / scale) + (modules.Length / 2.0));
            bool isDark = v >= 0 && v < modules.Length && u >= 0 && u < modules.Length && modules[v][u];
            grey[i] = (byte)Math.Clamp((isDark ? Dark : Light) - (shade * (i % width) / width) + random.Next(-grain, grain + 1), 0, 255);
        }
        return grey;
    }

    /// <summary>A grey picture as a file that every browser reads: a BMP of 24 bits.</summary>
    public static byte[] Bmp(byte[] grey, int width)
    {
        int height = grey.Length / width, rowBytes = ((width * 3) + 3) / 4 * 4;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("BM"u8);
        writer.Write(54 + (rowBytes * height));
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        writer.Write(new byte[24]);
        for (int y = height - 1; y >= 0; y--)
        {
            byte[] row = new byte[rowBytes];
            for (int x = 0; x < width; x++)
                row.AsSpan(3 * x, 3).Fill(grey[(y * width) + x]);
            writer.Write(row);
        }
        return file.ToArray();
    }

    /// <summary>Grey pictures as a raw film, as a browser's simulated camera plays it.</summary>
    public static byte[] Film(byte[] grey, int width, int frames)
    {
        int height = grey.Length / width;
        byte[] noColour = [.. Enumerable.Repeat((byte)128, width * height / 2)];
        IEnumerable<byte> film = Encoding.ASCII.GetBytes($"YUV4MPEG2 W{width} H{height} F10:1 Ip C420jpeg\n");
        for (int i = 0; i < frames; i++)
            film = film.Concat(Encoding.ASCII.GetBytes("FRAME\n")).Concat(grey).Concat(noColour);
        return [.. film];
    }

    private static byte[] Run(params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("qrencode", arguments) { RedirectStandardOutput = true })!;
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode);
            return output.ToArray();
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("qrencode is not installed: install it, for example `apt-get install qrencode`");
            throw;
        }
    }
}
