namespace VirtualBoard.Native;

/// <summary>Twin of the device's source of cancellation: its delay passes in the board's time.</summary>
public class CancellationTokenSource : System.Threading.CancellationTokenSource
{
    private bool _disposed;

    public CancellationTokenSource(int millisecondsDelay)
    {
        BoardModel board = PowerSession.Current.Board;
        board.Schedule(board.Clock.NowMicroseconds + (millisecondsDelay * 1000L), () =>
        {
            if (!_disposed)
                Cancel();
        });
    }

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }
}
