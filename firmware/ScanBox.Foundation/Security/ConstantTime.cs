namespace ScanBox.Security;

/// <summary>Comparison of secrets.</summary>
public static class ConstantTime
{
    /// <summary>Compares ranges of bytes in a time that does not tell where they first differ.</summary>
    public static bool Equals(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
    {
        int difference = 0;
        for (int i = 0; i < count; i++)
            difference |= left[leftOffset + i] ^ right[rightOffset + i];
        return difference == 0;
    }
}
