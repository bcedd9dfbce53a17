namespace VirtualBoard.Native;

/// <summary>Twin of the device's console: lines go to the board's log, never to the terminal of the tool.</summary>
public static class Console
{
    public static void WriteLine(string value) => PowerSession.Current.Board.Log.Add(value);
}
