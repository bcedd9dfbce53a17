using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The twins promise firmware nothing that the device does not have. Needs the device's API lists beside the repository.</summary>
[TestClass]
public class DeviceApiTests
{
    [TestMethod]
    public void EveryMemberOfATwinExistsOnTheDevice()
    {
        DeviceApiList device = Lists();
        var missing = new List<string>();
        int compared = 0;
        foreach (Type twin in TwinDeclarations.Types().Where(t => !t.IsEnum && !typeof(Delegate).IsAssignableFrom(t)))
        {
            string name = TwinDeclarations.DeviceName(twin);
            if (device.Members(name) is null)
            {
                missing.Add(name);
                continue;
            }
            var known = device.PublicMembers(name).ToHashSet();
            foreach (string member in TwinDeclarations.Members(twin))
            {
                compared++;
                if (!known.Contains(member))
                    missing.Add($"{name}: {member}");
            }
        }
        Assert.AreEqual(0, missing.Count, string.Join(Environment.NewLine, missing));
        Assert.IsTrue(compared > 100, $"only {compared} members were compared");
    }

    [TestMethod]
    public void EnumsHaveTheSameNamesAndValues()
    {
        DeviceApiList device = Lists();
        Type[] enums = TwinDeclarations.Types().Where(t => t.IsEnum).ToArray();
        Assert.IsTrue(enums.Length > 10);
        foreach (Type twin in enums)
        {
            string here = Text(Enum.GetNames(twin).Select(n => (n, Convert.ToInt64(Enum.Parse(twin, n)))));
            string there = Text(device.EnumValues(TwinDeclarations.DeviceName(twin)).Select(v => (v.Key, v.Value)));
            Assert.AreEqual(there, here, twin.FullName);
        }
    }

    /// <summary>Enums that the adapters take from .NET: what both have must be equal.</summary>
    [TestMethod]
    [DataRow(typeof(System.IO.FileMode))]
    [DataRow(typeof(System.IO.FileAccess))]
    [DataRow(typeof(System.IO.FileShare))]
    [DataRow(typeof(System.IO.SeekOrigin))]
    [DataRow(typeof(System.Threading.ThreadPriority))]
    [DataRow(typeof(System.Net.Sockets.AddressFamily))]
    [DataRow(typeof(System.Net.Sockets.SocketType))]
    [DataRow(typeof(System.Net.Sockets.ProtocolType))]
    [DataRow(typeof(System.Net.Sockets.SocketFlags))]
    [DataRow(typeof(System.Net.Sockets.SelectMode))]
    [DataRow(typeof(System.Net.Sockets.SocketOptionLevel))]
    [DataRow(typeof(System.Net.Sockets.SocketOptionName))]
    public void EnumsOfDotNetAgreeWhereTheyMeet(Type type)
    {
        DeviceApiList device = Lists();
        int met = 0;
        foreach ((string name, long value) in device.EnumValues(type.FullName!))
        {
            if (!Enum.TryParse(type, name, out object? here))
                continue;
            met++;
            Assert.AreEqual(value, Convert.ToInt64(here), $"{type.Name}.{name}");
        }
        Assert.IsTrue(met > 1);
    }

    private static DeviceApiList Lists()
    {
        DeviceApiList? lists = DeviceApiList.Find();
        if (lists is null)
            Assert.Inconclusive("The device's API lists are not beside the repository.");
        return lists!;
    }

    private static string Text(IEnumerable<(string Name, long Value)> values) =>
        string.Join(' ', values.OrderBy(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Name}={v.Value}"));
}
