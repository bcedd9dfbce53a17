using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ScanBox.Desktop.Tests.Architecture;

/// <summary>Which types of an assembly a type uses: in its shape, and in the instructions of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The other types of the product's assemblies that a type uses. Constants are copied by the compiler and leave no trace.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (Type contract in type.GetInterfaces())
            Add(found, contract);
        foreach (FieldInfo field in type.GetFields(Everything))
            Add(found, field.FieldType);
        foreach (MethodBase method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
            AddMethod(found, method);
        // Without a namespace: what the compiler itself adds, such as the contents of array literals.
        return found.Where(used => IsOwn(used) && used != type);
    }

    private static bool IsOwn(Type type) => type.Namespace is "ScanBox" || (type.Namespace ?? "").StartsWith("ScanBox.", StringComparison.Ordinal);

    private static void AddMethod(HashSet<Type> found, MethodBase method)
    {
        if (method is MethodInfo info)
            Add(found, info.ReturnType);
        foreach (ParameterInfo parameter in method.GetParameters())
            Add(found, parameter.ParameterType);
        if (method.GetMethodBody() is not MethodBody body)
            return;
        foreach (LocalVariableInfo local in body.LocalVariables)
            Add(found, local.LocalType);
        foreach (int token in Tokens(body.GetILAsByteArray()!))
        {
            MemberInfo? member = method.Module.ResolveMember(token);
            Add(found, member as Type ?? member?.DeclaringType);
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            at += code[at] == 0xFE ? 2 : 1;
            OperandType operand = s_opCodes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        while (type is { HasElementType: true })
            type = type.GetElementType();
        while (type is { IsNested: true })
            type = type.DeclaringType;
        if (type is not null)
            found.Add(type);
    }
}
