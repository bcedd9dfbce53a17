using System.Globalization;

namespace Factory.Checks;

/// <summary>Whether a recording has a spoken sentence in it, by measuring: something much louder than the room, for about as long as the sentence.</summary>
public static class Loudness
{
    private const int FramesPerSecond = 50;

    /// <summary>The sentence stands out of the room by so much, in dB: a station is noisy, and the box is near.</summary>
    private const double AboveRoom = 12;

    /// <summary>Softer than this a working speaker at a few centimetres never is, in dB of full scale.</summary>
    private const double SoftestDb = -45;

    /// <summary>欢迎使用 lasts some 2 s, its pauses not counted.</summary>
    private const double ShortestSeconds = 0.3;

    /// <summary>What is loud for longer is not the sentence: a hum, a machine.</summary>
    private const double LongestSeconds = 3.5;

    private const double SilentDb = -96;

    /// <summary>Looks at a recording of the sentence and of the room before or after it.</summary>
    /// <returns>What is wrong; null when it was heard.</returns>
    public static string? Problem(Recording recording)
    {
        int frame = recording.SampleRate / FramesPerSecond;
        double[] levels = [.. recording.Samples.Chunk(frame).Where(samples => samples.Length == frame).Select(Db)];
        if (levels.Length < FramesPerSecond)
            return "the recording is shorter than a second";
        double room = levels.Order().ElementAt(levels.Length / 10);
        double loudest = levels.Max();
        double loudSeconds = levels.Count(level => level >= Math.Max(SoftestDb, room + AboveRoom)) / (double)FramesPerSecond;
        if (loudest < SoftestDb)
            return string.Create(CultureInfo.InvariantCulture, $"nothing was heard: the loudest is {loudest:0} dB, {SoftestDb:0} dB at least is expected");
        if (loudSeconds < ShortestSeconds)
            return string.Create(CultureInfo.InvariantCulture, $"no sentence stands out of the room: {loudSeconds:0.0} s are {AboveRoom:0} dB above its {room:0} dB, the loudest is {loudest:0} dB");
        return loudSeconds > LongestSeconds ? string.Create(CultureInfo.InvariantCulture, $"{loudSeconds:0.0} s are loud: that is not the sentence") : null;
    }

    /// <summary>The loudest fiftieth of a second in dB of full scale, for the record.</summary>
    public static double Loudest(Recording recording) =>
        recording.Samples.Length == 0 ? SilentDb : recording.Samples.Chunk(Math.Max(1, recording.SampleRate / FramesPerSecond)).Max(Db);

    private static double Db(short[] samples)
    {
        double mean = samples.Average(sample => (double)sample * sample);
        return Math.Max(SilentDb, 10 * Math.Log10(mean / (32768.0 * 32768.0)));
    }
}
