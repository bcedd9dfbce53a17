namespace ScanBox.Parts.Scanners;

/// <summary>One part on an I2C bus, the box being the bus's master. A transfer lasts as long as its bits, on a hung bus up to a second.</summary>
public interface II2cPart
{
    /// <summary>Reads from the part until the buffer is full.</summary>
    /// <param name="buffer">Where the bytes go; undefined unless the outcome is <see cref="I2cOutcome.Done"/>.</param>
    I2cOutcome Read(byte[] buffer);

    /// <summary>Writes all bytes to the part.</summary>
    /// <param name="bytes">What is written.</param>
    I2cOutcome Write(byte[] bytes);
}
