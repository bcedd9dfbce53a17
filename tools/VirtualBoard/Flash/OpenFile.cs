using System;

namespace VirtualBoard.Flash;

/// <summary>A file that the firmware has open: its content as the driver holds it, which is not yet what the flash holds.</summary>
internal sealed class OpenFile(string name, byte[] durable, byte[] content)
{
    public string Name { get; } = name;

    /// <summary>Content on the flash when it was opened.</summary>
    public byte[] Durable { get; } = durable;

    public byte[] Content { get; private set; } = content;

    public bool Changed { get; set; }

    public void Write(long position, byte[] bytes)
    {
        byte[] now = Content;
        if (position + bytes.Length > now.Length)
            Array.Resize(ref now, (int)position + bytes.Length);
        bytes.CopyTo(now, position);
        Content = now;
        Changed = true;
    }

    /// <summary>What a power cut leaves.</summary>
    public byte[] AfterCut(CutOutcome outcome) => outcome switch
    {
        CutOutcome.Old => Durable,
        CutOutcome.Empty => [],
        CutOutcome.New => Content,
        _ => Torn(),
    };

    private byte[] Torn()
    {
        int common = 0, shorter = Math.Min(Durable.Length, Content.Length);
        while (common < shorter && Durable[common] == Content[common])
            common++;
        return Content[..(common + ((Content.Length - common) / 2))];
    }
}
