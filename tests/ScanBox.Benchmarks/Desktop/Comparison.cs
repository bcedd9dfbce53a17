namespace ScanBox.Benchmarks;

/// <summary>nanoFramework.Json runs on the device only.</summary>
internal static class Comparison
{
    public static void Print()
    {
    }
}
