using System.Reflection;

namespace Simulation.Checks;

/// <summary>
/// What the firmware keeps in memory: every object of the firmware's assemblies, and every array and string that it holds, reachable
/// from the box. Sizes are those of this machine's references, so a device needs less.
/// </summary>
internal static class RetainedBytes
{
    private const int HeadBytes = 16;
    private const int ReferenceBytes = 8;

    private static readonly Dictionary<Type, FieldInfo[]> s_fields = [];

    /// <summary>Bytes reachable from some objects.</summary>
    internal static long Of(IEnumerable<object> roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>();
        long bytes = 0;
        foreach (object root in roots)
            Add(root);
        while (left.TryPop(out object? value))
        {
            bytes += HeadBytes;
            if (value is string text)
            {
                bytes += 2 * text.Length;
            }
            else if (value is Array array)
            {
                Type element = array.GetType().GetElementType()!;
                bytes += array.LongLength * (element.IsValueType ? System.Runtime.InteropServices.Marshal.SizeOf(element.IsEnum ? element.GetEnumUnderlyingType() : element) : ReferenceBytes);
                if (element.IsValueType)
                    continue;
                foreach (object? item in array)
                    Add(item);
            }
            else
            {
                foreach (FieldInfo field in Fields(value.GetType()))
                {
                    bytes += ReferenceBytes;
                    if (!field.FieldType.IsValueType)
                        Add(field.GetValue(value));
                }
            }
        }
        return bytes;

        void Add(object? item)
        {
            if (item is not null && IsOfFirmware(item) && seen.Add(item))
                left.Push(item);
        }
    }

    // The world behind the ports is not the firmware's; types are shared with the whole process.
    private static bool IsOfFirmware(object item) =>
        item is string or (Array and not Type[]) || item.GetType().Assembly.GetName().Name!.StartsWith("ScanBox", StringComparison.Ordinal);

    private static FieldInfo[] Fields(Type type)
    {
        if (s_fields.TryGetValue(type, out FieldInfo[]? known))
            return known;
        var fields = new List<FieldInfo>();
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
            fields.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return s_fields[type] = [.. fields];
    }
}
