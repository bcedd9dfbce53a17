using System.Text;
using ScanBox.Ports;

namespace Simulation.Modems;

/// <summary>
/// The one file that a modem is given. It stands outside the flash that suffers: a damaged certificate is a matter of setting a box up,
/// and no money moves without a connection.
/// </summary>
internal sealed class AuthorityStorage : IStorage
{
    private static readonly byte[] s_content = Encoding.ASCII.GetBytes(AirTarget.Authority);

    /// <inheritdoc/>
    public long Length(string name) => name == AirTarget.AuthorityName ? s_content.Length : -1;

    /// <inheritdoc/>
    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        int taken = (int)Math.Clamp(s_content.Length - position, 0, count);
        Array.Copy(s_content, position, buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    /// <inheritdoc/>
    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    /// <inheritdoc/>
    public bool Move(string from, string to) => false;

    /// <inheritdoc/>
    public bool Delete(string name) => false;
}
