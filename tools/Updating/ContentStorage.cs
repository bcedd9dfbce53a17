using ScanBox.Ports;

namespace Updating;

/// <summary>A flash that holds one file, whatever it is called.</summary>
internal sealed class ContentStorage(byte[] content) : IStorage
{
    public long Length(string name) => content.Length;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        int take = (int)Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, take);
        return take;
    }

    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    public bool Move(string from, string to) => false;

    public bool Delete(string name) => false;
}
