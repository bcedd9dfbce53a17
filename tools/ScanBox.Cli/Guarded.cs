using System;
using System.IO;
using Factory;
using SetupCodes;
using Signing;
using Updating;

namespace ScanBox.Cli;

/// <summary>What goes wrong with the files and keys that a command line names, in words: set-up codes, updates, the station's batch and ledger.</summary>
internal static class Guarded
{
    /// <summary>Writes what an option names.</summary>
    /// <param name="option">The option, as people type it.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="CommandException">Wrong usage for a place where nothing can be written, a fault for a full disk.</exception>
    internal static void Write(string option, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"{option}: {e.Message}");
        }
        catch (IOException e)
        {
            throw CommandException.Fault($"{option}: {e.Message}");
        }
    }

    /// <inheritdoc cref="Do{T}"/>
    internal static void Do(Action act) => Do<object?>(() =>
    {
        act();
        return null;
    });

    /// <summary>Does something with them.</summary>
    /// <exception cref="CommandException">It failed, with what to say.</exception>
    internal static T Do<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is SetupCodeException or UpdateException)
        {
            throw CommandException.Usage(e.Message);
        }
        catch (Exception e) when (e is FactoryException or SigningException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault(e.Message);
        }
    }
}
