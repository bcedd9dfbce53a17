namespace ScanBox.Security;

/// <summary>How blocks are combined before SM4 makes a message authentication code of them.</summary>
public enum MacForm : byte
{
    /// <summary>
    /// The form of UnionPay terminals (also of the serial cipher): all blocks are XORed, the result is written as 32 hex
    /// characters, and these two blocks are chained through SM4. Linear: two swapped blocks go unnoticed, so it needs TLS below it.
    /// </summary>
    XorThenEncrypt = 0,

    /// <summary>CBC-MAC: every block is XORed onto the state and the state encrypted. For an acquirer that accepts it.</summary>
    Chained = 1,
}
