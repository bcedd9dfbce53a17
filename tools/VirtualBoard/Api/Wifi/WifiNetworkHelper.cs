using System;
using System.Device.Wifi;
using System.Threading;
using VirtualBoard;
using VirtualBoard.Network;

namespace nanoFramework.Networking;

/// <summary>
/// Twin of the device's Wi-Fi helper. Older versions throw on a second connect unless <see cref="Reset"/> came between;
/// so does this one, so that the firmware is safe with either.
/// </summary>
public static class WifiNetworkHelper
{
    public static NetworkHelperStatus Status => State.Status;

    public static Exception? HelperException => State.Exception;

    private static HelperState State => PowerSession.Current.Static<HelperState>();

    /// <summary>Joins an access point and waits for an address, and for the time when it is required. Blocks the calling thread until then or until the token is cancelled.</summary>
    /// <returns>False when it did not work; <see cref="Status"/> says why.</returns>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default)
    {
        _ = reconnectionKind;
        _ = wifiAdapterId;
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        HelperState state = State;
        VirtualNetwork network = session.Board.Network;
        if (state.Used)
        {
            state.Fail(NetworkHelperStatus.ExceptionOccurred, new InvalidOperationException("The helper was used before: Reset comes first."));
            return false;
        }
        state.Used = true;
        state.Status = NetworkHelperStatus.Started;
        long joinedAt = session.Board.Clock.NowMicroseconds + (long)network.JoinTime.TotalMicroseconds;
        session.Board.Schedule(joinedAt, static () => { });
        bool joined = false;
        call.Yield(
            () =>
            {
                joined = network.LetsIn(ssid, password) && session.Board.Clock.NowMicroseconds >= joinedAt;
                return joined || token.IsCancellationRequested;
            },
            long.MaxValue);
        if (!joined)
        {
            state.Fail(NetworkHelperStatus.TokenExpiredWaitingIPAddress, null);
            return false;
        }
        network.Joined = true;
        network.JoinedSsid = ssid;
        network.AskTime();
        if (requiresDateTime && !WaitForTime(call, network, token))
        {
            state.Fail(NetworkHelperStatus.TokenExpiredWaitingDateTime, null);
            return false;
        }
        state.Status = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    private static bool WaitForTime(NativeCall call, VirtualNetwork network, CancellationToken token)
    {
        call.Yield(
            () =>
            {
                network.AskTime();
                return network.HasClock || token.IsCancellationRequested;
            },
            long.MaxValue);
        return network.HasClock;
    }

    public static void Disconnect()
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        session.Board.Network.Joined = false;
    }

    /// <summary>Makes the helper usable again.</summary>
    public static void Reset()
    {
        HelperState state = State;
        state.Used = false;
        state.Status = NetworkHelperStatus.None;
        state.Exception = null;
    }

    private sealed class HelperState
    {
        public bool Used { get; set; }

        public NetworkHelperStatus Status { get; set; }

        public Exception? Exception { get; set; }

        public void Fail(NetworkHelperStatus status, Exception? exception)
        {
            Status = status;
            Exception = exception;
        }
    }
}
