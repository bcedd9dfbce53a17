namespace ScanBox.Parts.Scanners.Families;

/// <summary>All families that answer questions, in the order in which they are asked at one speed.</summary>
/// <remarks>
/// SSI comes first: an SSI module takes the first byte of any other question for a length, and is deaf until 200 ms of silence.
/// DE2120 follows because its answer takes longest. The one-byte question of old Newland modules comes last.
/// </remarks>
public static class FamilyList
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>How to find a family.</summary>
    /// <param name="index">Place in the order, from 0 on.</param>
    public static ScannerProbe ProbeAt(int index)
    {
        switch (index)
        {
            case 0:
                return new SsiFamily();
            case 1:
                return new De2120Family();
            case 2:
                return new M5Family();
            case 3:
                return new Gm65Signature();
            case 4:
                return new M3yFamily();
            case 5:
                return new NewlandFamily();
            case 6:
                return new HoneywellFamily();
            default:
                return new NewlandOldFamily();
        }
    }

    /// <summary>How to find a family by its id; null if it cannot be asked.</summary>
    /// <param name="id">The family.</param>
    public static ScannerProbe? ProbeOf(ScannerFamilyId id)
    {
        for (int i = 0; i < Count; i++)
        {
            ScannerProbe probe = ProbeAt(i);
            if (probe.Id == id)
                return probe;
        }
        return null;
    }
}
