using VirtualBoard;
using VirtualBoard.Network;

namespace System.Device.Wifi;

/// <summary>Happens when the air has been listened to.</summary>
public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

/// <summary>Twin of the device's Wi-Fi adapter. Listening goes on beside the firmware; joining blocks the calling thread.</summary>
public sealed class WifiAdapter : IDisposable
{
    private readonly PowerSession _session;
    private bool _isListening;

    private WifiAdapter(PowerSession session) => _session = session;

#pragma warning disable CA1003 // the device's event has this form
    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;
#pragma warning restore CA1003

    public WifiNetworkReport NetworkReport
    {
        get
        {
            using NativeCall call = _session.Enter();
            return new WifiNetworkReport(_session.Board.Network.Heard());
        }
    }

    public static WifiAdapter[] FindAllAdapters()
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return [new WifiAdapter(session)];
    }

    /// <summary>Begins to listen; the event tells of the end.</summary>
    /// <exception cref="InvalidOperationException">It listens already.</exception>
    public void ScanAsync()
    {
        using NativeCall call = _session.Enter();
        if (_isListening)
            throw new InvalidOperationException("The adapter is busy.");
        _isListening = true;
        new VirtualBoard.Native.Thread(Listen).Start();
    }

    /// <summary>Joins a network, without waiting for an address.</summary>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        _ = reconnectionKind;
        using NativeCall call = _session.Enter();
        VirtualNetwork network = _session.Board.Network;
        Pass(call, network.JoinTime);
        return new WifiConnectionResult(network.Judge(ssid, passwordCredential));
    }

    public void Disconnect()
    {
        using NativeCall call = _session.Enter();
        _session.Board.Network.Leave();
    }

    public void Dispose() => AvailableNetworksChanged = null;

    private void Listen()
    {
        using (NativeCall call = _session.Enter())
        {
            Pass(call, _session.Board.Network.ScanTime);
            _isListening = false;
        }
        AvailableNetworksChanged?.Invoke(this, EventArgs.Empty);
    }

    private void Pass(NativeCall call, TimeSpan time)
    {
        long until = _session.Board.Clock.NowMicroseconds + (long)time.TotalMicroseconds;
        _session.Board.Schedule(until, static () => { });
        call.Yield(() => _session.Board.Clock.NowMicroseconds >= until, long.MaxValue);
    }
}
