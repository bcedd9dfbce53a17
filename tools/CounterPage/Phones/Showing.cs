namespace CounterPage.Phones;

/// <summary>What a phone shows.</summary>
internal enum Showing
{
    /// <summary>A payment code, fresh.</summary>
    Code,

    /// <summary>The owner's own receive code, as people show by mistake.</summary>
    Receive,

    /// <summary>A web address.</summary>
    Web,

    /// <summary>A payment code that was left on the screen for too long.</summary>
    Expired,
}
