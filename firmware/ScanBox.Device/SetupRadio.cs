using System;
using System.Device.Wifi;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using nanoFramework.Networking;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// The chip's Wi-Fi while a box is set up from a phone. The runtime takes an access point up, and drops it, when it starts: what is stored counts from
/// then on. Joining blocks, so a thread does it; of the two ways to join, the adapter's own tells a wrong password from a network that is not
/// there, and the helper waits for an address.
/// </summary>
/// <remarks>Access point and station share one channel: when a network is joined, the phones on the access point move with it, or come back.</remarks>
public sealed class SetupRadio : ISetupRadio
{
    /// <summary>The box's own address on its access point.</summary>
    public const string Address = "192.168.4.1";

    private const string Mask = "255.255.255.0";

    // A phone, and another that a second person tries.
    private const byte MostPhones = 2;

    // Half a second on each of 13 channels, and as much again.
    private const int ListenMs = 15_000;

    // The radio refuses to listen while it joins.
    private const int ListenRetryMs = 500;

    // An attempt of the link's own that is under way has this time to end.
    private const int LinkRestMs = (int)WifiTcpLink.OpenTimeoutMs;
    private const int LookMs = 50;

    // A switch that does not answer: TCP itself tries for longer.
    private const int ConnectMs = 15_000;

    private readonly WifiTcpLink _link;
    private readonly IClock _clock;
    private readonly object _sync = new();
    private readonly bool _wasEnabled;
    private readonly byte[] _noName = new byte[0];
    private bool _isEnabled;
    private WifiAdapter? _adapter;
    private WifiAvailableNetwork[] _heard = new WifiAvailableNetwork[0];
    private bool _isLooking;
    private bool _isListening;
    private long _listenAtMs;
    private long _listenUntilMs;
    private WifiTrial _trial;
    private bool _working;
    private string _ssid = "";
    private string _password = "";
    private string _host = "";
    private int _port;
    private string _address = "";
    private Socket? _connecting;
    private long _connectUntilMs;

    /// <summary>Looks how the chip has started.</summary>
    /// <param name="link">Who else uses the station.</param>
    /// <param name="clock">Time.</param>
    public SetupRadio(WifiTcpLink link, IClock clock)
    {
        _link = link;
        _clock = clock;
        _wasEnabled = IsStored();
        _isEnabled = _wasEnabled;
    }

    /// <inheritdoc/>
    public bool IsOnAir => _wasEnabled;

    /// <inheritdoc/>
    public bool TakesRestart => _isEnabled != _wasEnabled;

    /// <inheritdoc/>
    public bool IsHeld
    {
        get => _link.IsHeld;
        set => _link.IsHeld = value;
    }

    /// <inheritdoc/>
    public bool IsLooking
    {
        get
        {
            lock (_sync)
            {
                long nowMs = _clock.UptimeMs;
                if (_isLooking && nowMs >= _listenUntilMs)
                    _isLooking = false;
                if (_isLooking && !_isListening && nowMs >= _listenAtMs)
                    Listen(nowMs);
                return _isLooking;
            }
        }
    }

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_sync)
                return _heard.Length;
        }
    }

    /// <inheritdoc/>
    public WifiTrial Trial
    {
        get
        {
            lock (_sync)
            {
                // The thread that waits for it goes on, and fails.
                if (_connecting is not null && _clock.UptimeMs >= _connectUntilMs)
                {
                    CloseQuietly(_connecting);
                    _connecting = null;
                }
                return _trial;
            }
        }
    }

    /// <inheritdoc/>
    public string TrialAddress
    {
        get
        {
            lock (_sync)
                return _address;
        }
    }

    /// <inheritdoc/>
    public bool Open(string ssid, string password)
    {
        try
        {
            WirelessAPConfiguration stored = WirelessAPConfiguration.GetAllWirelessAPConfigurations()[0];
            stored.Options = WirelessAPConfiguration.ConfigurationOptions.AutoStart;
            stored.Ssid = ssid;
            stored.Authentication = AuthenticationType.WPA2;
            stored.Encryption = EncryptionType.WPA2_PSK;
            stored.Password = password;
            stored.MaxConnections = MostPhones;
            SetAddress();
            stored.SaveConfiguration();
        }
        catch (Exception)
        {
        }
        _isEnabled = IsStored();
        return _isEnabled;
    }

    /// <inheritdoc/>
    public bool Close()
    {
        try
        {
            WirelessAPConfiguration stored = WirelessAPConfiguration.GetAllWirelessAPConfigurations()[0];
            stored.Options = WirelessAPConfiguration.ConfigurationOptions.Disable;
            stored.Password = "";
            stored.SaveConfiguration();
        }
        catch (Exception)
        {
        }
        _isEnabled = IsStored();
        lock (_sync)
        {
            _adapter?.Dispose();
            _adapter = null;
            _isLooking = false;
        }
        return !_isEnabled;
    }

    /// <inheritdoc/>
    public void Look()
    {
        lock (_sync)
        {
            if (_isLooking || _working)
                return;
            long nowMs = _clock.UptimeMs;
            _isLooking = true;
            _isListening = false;
            _listenAtMs = nowMs;
            _listenUntilMs = nowMs + LinkRestMs + ListenMs;
        }
    }

    /// <inheritdoc/>
    public byte[] NameAt(int index)
    {
        lock (_sync)
        {
            string name = _heard[index].Ssid;
            return name.Length == 0 ? _noName : Encoding.UTF8.GetBytes(name);
        }
    }

    /// <inheritdoc/>
    public int SignalAt(int index)
    {
        lock (_sync)
            return (int)_heard[index].NetworkRssiInDecibelMilliwatts;
    }

    /// <inheritdoc/>
    public void Try(string ssid, string password, string host, int port)
    {
        lock (_sync)
        {
            _address = "";
            _trial = _working ? WifiTrial.NotJoined : WifiTrial.Joining;
            if (_working)
                return;
            _ssid = ssid;
            _password = password;
            _host = host;
            _port = port;
            _working = true;
        }
        new Thread(Work).Start();
    }

    private static bool IsStored()
    {
        try
        {
            WirelessAPConfiguration[] all = WirelessAPConfiguration.GetAllWirelessAPConfigurations();
            return all.Length > 0 && (all[0].Options & WirelessAPConfiguration.ConfigurationOptions.Enable) != 0;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static void SetAddress()
    {
        NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].NetworkInterfaceType != NetworkInterfaceType.WirelessAP)
                continue;
            try
            {
                all[i].EnableStaticIPv4(Address, Mask, Address);
            }
            catch (Exception)
            {
                // It is stored first and taken up then, which an interface that does not run yet refuses.
            }
        }
    }

    private void Listen(long nowMs)
    {
        _listenAtMs = nowMs + ListenRetryMs;
        if (!_link.IsResting)
            return;
        try
        {
            if (_adapter is null)
            {
                _adapter = WifiAdapter.FindAllAdapters()[0];
                _adapter.AvailableNetworksChanged += Heard;
            }
            _adapter.ScanAsync();
            _isListening = true;
        }
        catch (Exception)
        {
            // Busy: it is tried again.
        }
    }

    // In a thread of the runtime's.
    private void Heard(WifiAdapter sender, object e)
    {
        try
        {
            WifiAvailableNetwork[] heard = sender.NetworkReport.AvailableNetworks;
            lock (_sync)
                _heard = heard;
        }
        catch (Exception)
        {
        }
        lock (_sync)
            _isLooking = false;
    }

    private void Work()
    {
        WifiTrial end = WifiTrial.NotJoined;
        try
        {
            for (int waited = 0; !_link.IsResting && waited < LinkRestMs; waited += LookMs)
                Thread.Sleep(LookMs);
            end = Join();
            if (end == WifiTrial.Joined && _host.Length > 0)
                end = Reach();
        }
        catch (Exception)
        {
        }
        lock (_sync)
        {
            _password = "";
            _working = false;
            _trial = end;
        }
    }

    private WifiTrial Join()
    {
        WifiConnectionStatus status;
        using (WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0])
        {
            adapter.Disconnect();
            status = adapter.Connect(_ssid, WifiReconnectionKind.Manual, _password).ConnectionStatus;
        }
        if (status == WifiConnectionStatus.InvalidCredential)
            return WifiTrial.WrongPassword;
        if (status == WifiConnectionStatus.NetworkNotAvailable)
            return WifiTrial.NotThere;
        // The helper refuses a second call unless it is reset.
        WifiNetworkHelper.Reset();
        bool joins = false;
        using (CancellationTokenSource timeout = new(WifiTcpLink.JoinTimeoutMs))
            joins = WifiNetworkHelper.ConnectDhcp(_ssid, _password, WifiReconnectionKind.Manual, token: timeout.Token);
        if (!joins)
            return status == WifiConnectionStatus.Success ? WifiTrial.NoAddress : WifiTrial.NotJoined;
        string address = StationAddress();
        lock (_sync)
        {
            _address = address;
            _trial = WifiTrial.Connecting;
        }
        return WifiTrial.Joined;
    }

    private static string StationAddress()
    {
        NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                return all[i].IPv4Address;
        }
        return "";
    }

    private WifiTrial Reach()
    {
        try
        {
            IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            lock (_sync)
            {
                _connecting = socket;
                _connectUntilMs = _clock.UptimeMs + ConnectMs;
            }
            try
            {
                socket.Connect(new IPEndPoint(address, _port));
                return WifiTrial.Reached;
            }
            finally
            {
                lock (_sync)
                    _connecting = null;
                CloseQuietly(socket);
            }
        }
        catch (Exception)
        {
            return WifiTrial.NoSwitch;
        }
    }

    private static void CloseQuietly(Socket socket)
    {
        try
        {
            socket.Close();
        }
        catch (Exception)
        {
        }
    }
}
