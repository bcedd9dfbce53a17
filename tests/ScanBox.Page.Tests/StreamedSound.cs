using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Sound;

namespace ScanBox.Page.Tests;

/// <summary>The <c>sound</c> events of a counter as samples, and what left its board through I2S.</summary>
internal static class StreamedSound
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 8000;

    /// <summary>One event.</summary>
    public static (long AtMs, short[] Samples) Read(JsonNode? piece)
    {
        Assert.AreEqual(Rate, piece!["rate"]!.GetValue<int>());
        byte[] pcm = Convert.FromBase64String(piece["pcm"]!.GetValue<string>());
        return (piece["atMs"]!.GetValue<long>(), [.. pcm.Chunk(2).Select(pair => BitConverter.ToInt16(pair))]);
    }

    /// <summary>What was heard is what was played last: the page may have come after the first words.</summary>
    public static void IsTheEndOfWhatWasPlayed(short[] heard, CounterServer server)
    {
        short[] played = [.. server.Counter.Workplace.Board.Sound.Pieces.SelectMany(Samples)];
        CollectionAssert.AreEqual(played[^heard.Length..], heard);
    }

    private static IEnumerable<short> Samples(SoundPiece piece) => Enumerable.Range(0, piece.Frames).Select(frame => piece.Sample(frame, 0));
}
