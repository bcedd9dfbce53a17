using ScanBox.Ports;
using Simulation.Checks;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>What the box holds for its link: the watch sees each frame before whatever is below has a byte of it. A choice between two ways stays one.</summary>
internal sealed class WatchedLink(ILink link, MoneyWatch watch, Timeline time) : IMovableLink, ILinkProgress
{
    private const int LengthBytes = 2;

    /// <summary>When the box last used it.</summary>
    internal long UsedAtMs { get; private set; }

    /// <inheritdoc/>
    public LinkState State => link.State;

    /// <inheritdoc/>
    public LinkPlace? Place => link.Place;

    /// <inheritdoc/>
    public string Way => (link as IMovableLink)?.Way ?? "";

    /// <inheritdoc/>
    public bool IsStandby => link is IMovableLink { IsStandby: true };

    /// <inheritdoc/>
    public bool HasBetterWay => link is IMovableLink { HasBetterWay: true };

    /// <inheritdoc/>
    public LinkStage Stage => (link as ILinkProgress)?.Stage ?? LinkStage.None;

    /// <inheritdoc/>
    public string Problem => (link as ILinkProgress)?.Problem ?? "";

    /// <inheritdoc/>
    public void Open()
    {
        UsedAtMs = time.NowMs;
        link.Open();
    }

    /// <inheritdoc/>
    public void Close()
    {
        UsedAtMs = time.NowMs;
        link.Close();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count) => link.Read(buffer, offset, count);

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        UsedAtMs = time.NowMs;
        watch.BoxSends(buffer.AsSpan(offset + LengthBytes, count - LengthBytes));
        return link.Write(buffer, offset, count);
    }
}
