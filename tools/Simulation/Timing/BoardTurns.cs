using VirtualBoard;

namespace Simulation.Timing;

/// <summary>A board of the virtual board in the simulation's time: it is pumped when its next event is due, and never without reason.</summary>
internal sealed class BoardTurns
{
    private const int MicrosecondsInMs = 1_000;

    private readonly Timeline _time;
    private readonly BoardModel _board;
    private readonly Action _stir;
    private long _plannedMs = long.MaxValue;

    /// <param name="time">The simulation's time.</param>
    /// <param name="board">The board, on the same time.</param>
    /// <param name="stir">Called after each turn: the box may have something to do.</param>
    internal BoardTurns(Timeline time, BoardModel board, Action stir) => (_time, _board, _stir) = (time, board, stir);

    /// <summary>Something was done with the board from outside: it may have something to do earlier.</summary>
    internal void Plan()
    {
        long next = _board.NextEventAt;
        if (next == long.MaxValue)
            return;
        long atMs = Math.Max(_time.NowMs, (next + MicrosecondsInMs - 1) / MicrosecondsInMs);
        if (atMs >= _plannedMs)
            return;
        _plannedMs = atMs;
        _time.At(atMs, () => Turn(atMs));
    }

    private void Turn(long atMs)
    {
        // Planned earlier since.
        if (atMs != _plannedMs)
            return;
        _plannedMs = long.MaxValue;
        _board.Pump();
        Plan();
        _stir();
    }
}
