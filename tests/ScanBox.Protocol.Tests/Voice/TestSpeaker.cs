using System;
using ScanBox.Ports;

namespace ScanBox.Tests.Voice;

/// <summary>A speaker with a small buffer that plays when the test says so, and the log beside it.</summary>
public sealed class TestSpeaker : ISpeaker, IBoxLog
{
    private readonly byte[] _heard = new byte[8000];

    public int Capacity = 400;
    public int Written;
    public int LargestWrite;
    public string Log = "";

    public int Volume { get; set; }

    public int Room => Capacity - Pending;

    public int Pending { get; private set; }

    public void Write(byte[] muLaw, int offset, int count)
    {
        if (count > Room)
            throw new ArgumentException("more samples than room");
        Array.Copy(muLaw, offset, _heard, Written, count);
        Written += count;
        Pending += count;
    }

    void IBoxLog.Write(long atMs, string what) => Log += what + "\n";

    /// <summary>Sounds some of what waits.</summary>
    public void Play(int samples) => Pending = Pending > samples ? Pending - samples : 0;

    /// <summary>The clips heard, each as its id and, in brackets, its length when it is not whole; equal clips in a row count as one.</summary>
    public string Heard()
    {
        string text = "";
        int start = 0;
        for (int i = 1; i <= Written; i++)
        {
            if (i < Written && _heard[i] == _heard[start])
                continue;
            text += (start == 0 ? "" : " ") + ((int)_heard[start]).ToString();
            if (i - start != TestPack.ClipLength)
                text += "(" + (i - start).ToString() + ")";
            start = i;
        }
        return text;
    }
}
