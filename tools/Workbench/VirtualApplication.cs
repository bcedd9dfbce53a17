using System;
using System.Text;
using ScanBox.Updates.Applications;

namespace Workbench;

/// <summary>
/// Stands for an application in a slot of a box on the bench: <b>its code is not run</b>, the firmware of this program runs whatever the slot holds. What is real is the way
/// there and back: pieces, slots, book, loader, trial. An application whose assembly is the text <c>a virtual application that never signs in</c> keeps the box
/// off its networks, so that a rollback can be seen.
/// </summary>
internal sealed class VirtualApplication : IApplicationStarter
{
    /// <summary>Content of an application that does not come as far as a sign-in.</summary>
    internal const string NeverSignsIn = "a virtual application that never signs in";

    /// <summary>Whether what was loaded keeps the box from its switch.</summary>
    internal bool IsBad { get; private set; }

    public bool Load(byte[] assembly)
    {
        IsBad |= assembly.AsSpan().StartsWith(Encoding.ASCII.GetBytes(NeverSignsIn));
        return true;
    }

    public bool Enter() => true;
}
