namespace ReferenceSwitch.Storage;

/// <summary>Everything the switch remembers. One transaction at a time: the switch handles one request after another.</summary>
public interface ISwitchStore : IDisposable
{
    /// <summary>Begins the transaction of one request.</summary>
    /// <exception cref="SwitchStoreException">The store cannot be used.</exception>
    ISwitchTransaction Begin();
}
