using System;
using System.IO;
using Signing;
using Updating;

namespace ScanBox.Cli;

/// <summary>What is wrong with an update that a command line names, in words.</summary>
internal static class UpdateInput
{
    /// <summary>Does something with updates, their keys and their files.</summary>
    /// <exception cref="CommandException">It failed, with what to say.</exception>
    internal static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (UpdateException e)
        {
            throw CommandException.Usage(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SigningException)
        {
            throw CommandException.Fault(e.Message);
        }
    }
}
