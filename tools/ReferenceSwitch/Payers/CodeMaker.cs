using System.Text;
using ScanBox.Ports;

namespace ReferenceSwitch.Payers;

/// <summary>Makes a fresh one-time code in an app's layout.</summary>
public static class CodeMaker
{
    private const int OneTimeDigits = 12;
    private const int FaceTokenLength = 33;

    private const string FaceTokenAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>A code that the app would show, as the bytes a scanner delivers.</summary>
    public static byte[] Make(PayerApp app, IEntropy random) => app.Layout switch
    {
        CodeLayout.Digits => Encoding.ASCII.GetBytes(Digits(app, random)),
        CodeLayout.Unified62 => Encoding.ASCII.GetBytes(Unified(app, random)),
        CodeLayout.EmvConsumerPresented => Encoding.ASCII.GetBytes(EmvCodeMaker.Make(random)),
        CodeLayout.FaceToken => Encoding.ASCII.GetBytes("fp" + Pick(FaceTokenAlphabet, FaceTokenLength, random)),
        _ => throw new ArgumentException("The app has no code layout.", nameof(app)),
    };

    /// <summary>Random characters of an alphabet of at most 64.</summary>
    internal static string Pick(string alphabet, int length, IEntropy random)
    {
        byte[] bytes = new byte[length * sizeof(uint)];
        random.Fill(bytes);
        return string.Create(length, (alphabet, bytes), static (text, source) =>
        {
            for (int at = 0; at < text.Length; at++)
                text[at] = source.alphabet[(int)(BitConverter.ToUInt32(source.bytes, at * sizeof(uint)) % (uint)source.alphabet.Length)];
        });
    }

    /// <summary>Random decimal digits.</summary>
    internal static string PickDigits(int length, IEntropy random) => Pick("0123456789", length, random);

    private static string Digits(PayerApp app, IEntropy random)
    {
        byte[] which = new byte[1];
        random.Fill(which);
        string prefix = app.Prefixes[which[0] % app.Prefixes.Count];
        return prefix + PickDigits(app.Length - prefix.Length, random);
    }

    private static string Unified(PayerApp app, IEntropy random) =>
        "62" + Pick(app.TypeDigits, 1, random) + app.Institution + PickDigits(OneTimeDigits, random);
}
