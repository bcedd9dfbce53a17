using System;
using System.Collections;
using System.Runtime.CompilerServices;
using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Twin of the device's assertions, as far as the tests use them. Exceptions must have the exact type, as on the device.</summary>
public static class Assert
{
    public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(byte expected, byte actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(string? expected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreEqual(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);

    public static void AreNotEqual(int notExpected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreNotEqual(notExpected, actual, message);

    public static void AreNotEqual(long notExpected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreNotEqual(notExpected, actual, message);

    public static void AreNotEqual(string? notExpected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreNotEqual(notExpected, actual, message);

    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => MsTest.Assert.IsTrue(condition, message);

    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => MsTest.Assert.IsFalse(condition, message);

    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsNull(value, message);

    public static void IsNotNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsNotNull(value, message);

    public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.StringAssert.Contains(value, expected, message);

    public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "") =>
        MsTest.Assert.IsFalse(value.Contains(notExpected, StringComparison.Ordinal), message);

    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // any exception is a result here
        catch (Exception e)
#pragma warning restore CA1031
        {
            MsTest.Assert.AreEqual(exception, e.GetType(), message);
            return;
        }
        MsTest.Assert.Fail($"no {exception.Name}: {message}");
    }
}

/// <summary>Twin of the device's collection assertions.</summary>
public static class CollectionAssert
{
    public static void AreEqual(ICollection expected, ICollection actual, string message = "") => MsTest.CollectionAssert.AreEqual(expected, actual, message);
}

/// <summary>Twin of the device's test output.</summary>
public static class OutputHelper
{
    public static void WriteLine(string message) => Console.WriteLine(message);
}
