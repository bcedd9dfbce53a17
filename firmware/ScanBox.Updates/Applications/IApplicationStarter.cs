namespace ScanBox.Updates.Applications;

/// <summary>What a runtime can do with the assemblies of an application.</summary>
public interface IApplicationStarter
{
    /// <summary>Loads an assembly; those that it stands on are loaded already.</summary>
    /// <returns>False when the runtime refuses it.</returns>
    bool Load(byte[] assembly);

    /// <summary>Enters the application through the assembly that was loaded last. On a device it comes back only when it cannot.</summary>
    /// <returns>Whether it was entered.</returns>
    bool Enter();
}
