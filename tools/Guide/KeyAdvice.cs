using ScanBox.Ports;

namespace Guide;

/// <summary>What a key of the box does.</summary>
/// <param name="Key">The key.</param>
/// <param name="Caption">What is printed on it.</param>
/// <param name="Press">What a press does.</param>
/// <param name="Hold">What holding it for 3 seconds does; empty where nothing.</param>
public sealed record KeyAdvice(Key Key, Words Caption, Words Press, Words Hold);
