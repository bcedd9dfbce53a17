namespace ScanBox.Device;

/// <summary>The firmware's entry point.</summary>
public static class Program
{
    /// <summary>Starts the box and never returns.</summary>
    public static void Main()
    {
    }
}
