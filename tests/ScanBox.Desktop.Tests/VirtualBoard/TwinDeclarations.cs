using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>Writes the members of a twin as the device's lists write theirs.</summary>
internal static class TwinDeclarations
{
    private static readonly Dictionary<string, string> s_keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Double"] = "double",
        ["System.String"] = "string",
        ["System.Object"] = "object",
    };

    /// <summary>Twins that have another name here, because .NET has the device's name too.</summary>
    private static readonly Dictionary<string, string> s_renamed = new()
    {
        ["VirtualBoard.IO.File"] = "System.IO.File",
        ["VirtualBoard.IO.FileStream"] = "System.IO.FileStream",
        ["VirtualBoard.IO.Directory"] = "System.IO.Directory",
        ["VirtualBoard.Native.CancellationTokenSource"] = "System.Threading.CancellationTokenSource",
        ["VirtualBoard.Native.DateTime"] = "System.DateTime",
        ["VirtualBoard.Native.Environment"] = "System.Environment",
        ["VirtualBoard.Native.Console"] = "System.Console",
        ["VirtualBoard.Native.Thread"] = "System.Threading.Thread",
        ["VirtualBoard.Net.NetworkInterface"] = "System.Net.NetworkInformation.NetworkInterface",
        ["VirtualBoard.Net.NetworkInterfaceType"] = "System.Net.NetworkInformation.NetworkInterfaceType",
        ["VirtualBoard.Net.Socket"] = "System.Net.Sockets.Socket",
        ["VirtualBoard.Net.Dns"] = "System.Net.Dns",
        ["VirtualBoard.Net.NetworkStream"] = "System.Net.Sockets.NetworkStream",
        ["VirtualBoard.Net.SslStream"] = "System.Net.Security.SslStream",
        ["VirtualBoard.Net.X509Certificate"] = "System.Security.Cryptography.X509Certificates.X509Certificate",
    };

    /// <summary>The public types that stand for one of the device.</summary>
    public static IEnumerable<Type> Types() =>
        typeof(System.SpanByte).Assembly.GetExportedTypes().Where(t =>
            s_renamed.ContainsKey(t.FullName!) || t.Namespace!.StartsWith("System", StringComparison.Ordinal) || t.Namespace.StartsWith("nanoFramework", StringComparison.Ordinal));

    /// <summary>The device's name of a type.</summary>
    public static string DeviceName(Type type)
    {
        if (type.IsArray)
            return DeviceName(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return "ref " + DeviceName(type.GetElementType()!);
        string name = type.FullName!.Replace('+', '.');
        return s_keywords.GetValueOrDefault(name) ?? s_renamed.GetValueOrDefault(name) ?? name;
    }

    /// <summary>Members that firmware can use.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(c => c.IsPublic))
            yield return type.Name + Parameters(constructor);
        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => m.IsPublic || m.IsFamily))
        {
            string isStatic = method.IsStatic ? "static " : "";
            if (!method.IsSpecialName)
                yield return isStatic + DeviceName(method.ReturnType) + " " + method.Name + Parameters(method);
            else if (method.Name is "op_Implicit" or "op_Explicit")
                yield return isStatic + (method.Name == "op_Implicit" ? "implicit" : "explicit") + " operator " + DeviceName(method.ReturnType) + Parameters(method);
            else if (method.Name is "op_Equality" or "op_Inequality")
                yield return isStatic + DeviceName(method.ReturnType) + (method.Name == "op_Equality" ? " operator ==" : " operator !=") + Parameters(method);
        }
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(p => p.GetMethod?.IsPublic == true))
        {
            string index = property.GetIndexParameters().Length == 0 ? property.Name : "this[int index]";
            yield return (property.GetMethod!.IsStatic ? "static " : "") + DeviceName(property.PropertyType) + " " + index +
                (property.SetMethod?.IsPublic == true ? " { get; set; }" : " { get; }");
        }
    }

    private static string Parameters(MethodBase method) => "(" + string.Join(", ", method.GetParameters().Select(p => DeviceName(p.ParameterType))) + ")";
}
