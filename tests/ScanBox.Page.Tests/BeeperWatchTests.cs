using System.Collections.Generic;
using CounterPage.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Beepers;

namespace ScanBox.Page.Tests;

/// <summary>The firmware's tunes are known again by their tones, also on a beeper with one pitch, and beside keys that tick.</summary>
[TestClass]
public sealed class BeeperWatchTests
{
    private const int LongestTuneMs = 3000;

    [TestMethod]
    [DataRow(BeeperTune.Received, false)]
    [DataRow(BeeperTune.Received, true)]
    [DataRow(BeeperTune.Refused, false)]
    [DataRow(BeeperTune.Refused, true)]
    [DataRow(BeeperTune.Look, false)]
    [DataRow(BeeperTune.Look, true)]
    [DataRow(BeeperTune.Click, false)]
    public void ATuneIsToldOnceByItsName(BeeperTune tune, bool onePitch)
    {
        var bench = new Bench(onePitch);
        bench.Play(BeeperTune.Click, 100);
        BeeperTune[] told = bench.Play(tune, LongestTuneMs);
        CollectionAssert.AreEqual(tune == BeeperTune.Click ? [] : new[] { tune }, told);
        CollectionAssert.AreEqual(System.Array.Empty<BeeperTune>(), bench.Play(BeeperTune.Click, LongestTuneMs), "keys only tick");
    }

    private sealed class Bench : IBeeperTone
    {
        private const int OwnHertz = 2700;

        private readonly bool _onePitch;
        private readonly Beeper _beeper;
        private readonly BeeperWatch _watch = new();
        private long _nowMs;
        private int _hertz;

        internal Bench(bool onePitch)
        {
            _onePitch = onePitch;
            _beeper = new Beeper(this);
        }

        public void Sound(int hertz)
        {
            int heard = _onePitch && hertz > 0 ? OwnHertz : hertz;
            if (heard != _hertz)
                _watch.Heard(heard, _nowMs);
            _hertz = heard;
        }

        internal BeeperTune[] Play(BeeperTune tune, int ms)
        {
            var told = new List<BeeperTune>();
            _beeper.Play(tune, _nowMs);
            for (long end = _nowMs + ms; _nowMs < end; _nowMs++)
            {
                _beeper.Step(_nowMs);
                if (_watch.Look(_nowMs) is not BeeperTune.None and BeeperTune one)
                    told.Add(one);
            }
            return [.. told];
        }
    }
}
