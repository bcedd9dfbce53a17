using System;
using System.Threading;

namespace VirtualBoard.Native;

/// <summary>
/// Twin of the device's thread: sleeps in the board's time, and an exception that nobody catches ends the thread alone,
/// silently (the board's log tells).
/// </summary>
public sealed class Thread
{
    private readonly System.Threading.Thread _thread;

    public Thread(ThreadStart start)
    {
        BoardModel board = PowerSession.Current.Board;
        BoardLog log = board.Log;
        _thread = new System.Threading.Thread(() =>
        {
            try
            {
                start();
            }
#pragma warning disable CA1031 // the device swallows every exception here
            catch (Exception e)
#pragma warning restore CA1031
            {
                // The end of a run ends its threads; anything else is a fault, which the device would not tell.
                if (e is not PowerLostException)
                    log.Add($"A thread of the firmware ended: {e.GetType().Name}: {e.Message}");
            }
            board.Wake();
        })
        {
            IsBackground = true,
            Name = "firmware",
        };
    }

    public bool IsAlive => _thread.IsAlive;

    public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

    public void Start() => _thread.Start();

    public bool Join(int millisecondsTimeout) => _thread.Join(millisecondsTimeout);

    public static void Sleep(int millisecondsTimeout)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        call.Yield(static () => false, session.Board.Clock.NowMicroseconds + (millisecondsTimeout * 1000L));
    }
}
