using System;
using System.Reflection;
using ScanBox.Ports;
using ScanBox.Updates.Applications;

namespace ScanBox.Device;

/// <summary>
/// Loads assemblies from the heap and enters them by reflection. The runtime binds a reference by name and the first two numbers of the version, and the assemblies of
/// the deployment are there first: an application for a slot must have been built with another <c>AssemblyVersion</c>, else its parts would mix with the flashed ones.
/// </summary>
public sealed class AssemblyStarter : IApplicationStarter
{
    private const string EntryType = "ScanBox.Device.Program";
    private const string EntryMethod = "RunSlot";
    private const string VersionMark = "Version=";

    private readonly IBoxLog _log;
    private Assembly? _last;

    /// <summary>Puts it together.</summary>
    /// <param name="log">Told why an assembly is refused.</param>
    public AssemblyStarter(IBoxLog log)
    {
        _log = log;
    }

    /// <inheritdoc/>
    public bool Load(byte[] assembly)
    {
        try
        {
            _last = Assembly.Load(assembly);
            if (VersionOf(_last) != VersionOf(Assembly.GetExecutingAssembly()))
                return true;
            _log.Write(0, "update: " + _last.FullName + " has the version of the flashed one");
            return false;
        }
        catch (Exception e)
        {
            _log.Write(0, "update: an assembly is refused, " + e.GetType().Name);
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Enter()
    {
        try
        {
            MethodInfo? entry = _last?.GetType(EntryType)?.GetMethod(EntryMethod, BindingFlags.Static | BindingFlags.Public);
            if (entry is null)
                return false;
            entry.Invoke(null, new object[0]);
            return true;
        }
        catch (Exception e)
        {
            _log.Write(0, "update: the application ended, " + e.GetType().Name);
            return false;
        }
    }

    private static string VersionOf(Assembly assembly)
    {
        string name = assembly.FullName!;
        int at = name.IndexOf(VersionMark);
        if (at < 0)
            return "";
        string[] numbers = name.Substring(at + VersionMark.Length).Split('.');
        return numbers.Length < 2 ? "" : numbers[0] + "." + numbers[1];
    }
}
