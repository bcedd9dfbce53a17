namespace VirtualBoard.Modems;

/// <summary>The forms of an extended command, ITU-T V.250 5.4.</summary>
internal enum AtForm
{
    /// <summary><c>AT+X</c>.</summary>
    Execute,

    /// <summary><c>AT+X?</c>.</summary>
    Read,

    /// <summary><c>AT+X=?</c>.</summary>
    Test,

    /// <summary><c>AT+X=…</c>.</summary>
    Write,
}
