namespace nanoFramework.Runtime.Native;

/// <summary>What to start after a reset.</summary>
public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}
