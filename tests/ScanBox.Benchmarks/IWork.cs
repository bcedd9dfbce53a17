namespace ScanBox.Benchmarks;

/// <summary>Something that is measured. Preparing it is its constructor's business and is not measured.</summary>
internal interface IWork
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Does it once.</summary>
    void Run();
}
