using System;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Twin of the device's attribute: marks a class of tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : MsTest.TestClassAttribute
{
}

/// <summary>Twin of the device's attribute: a method that runs once before the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SetupAttribute : Attribute
{
}

/// <summary>Twin of the device's attribute: a method that runs once after the tests of its class; unused on the desktop.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CleanupAttribute : Attribute
{
}

/// <summary>Twin of the device's attribute: the arguments of one run of a test method.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute : MsTest.DataRowAttribute
{
    public DataRowAttribute(params object?[] methodParameters)
        : base(methodParameters)
    {
    }
}

/// <summary>Twin of the device's attribute: a test. Runs the class's [Setup] once before its first test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : MsTest.TestMethodAttribute
{
    private static readonly ConcurrentDictionary<Type, Lazy<Exception?>> s_setups = new();

    public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : base(file, line)
    {
    }

    public override Task<MsTest.TestResult[]> ExecuteAsync(MsTest.ITestMethod testMethod)
    {
        Type type = testMethod.MethodInfo.DeclaringType!;
        Exception? failure = s_setups.GetOrAdd(type, t => new Lazy<Exception?>(() => RunSetup(t))).Value;
        if (failure is not null)
        {
            var failed = new MsTest.TestResult { Outcome = MsTest.UnitTestOutcome.Failed, TestFailureException = failure };
            return Task.FromResult(new[] { failed });
        }
        return base.ExecuteAsync(testMethod);
    }

    private static Exception? RunSetup(Type type)
    {
        foreach (MethodInfo method in type.GetMethods())
        {
            if (method.GetCustomAttribute<SetupAttribute>() is null)
                continue;
            try
            {
                method.Invoke(method.IsStatic ? null : Activator.CreateInstance(type), null);
            }
            catch (TargetInvocationException e)
            {
                return e.InnerException;
            }
        }
        return null;
    }
}
