using System;
using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Modems;

/// <summary>The plain sockets of a SIMCom module.</summary>
internal sealed class SimcomSockets(VirtualSimcom modem)
{
    private const int MaxId = 9;
    private const int MaxSend = 1500;
    private const int MaxRead = 1500;
    private const int MaxPort = 65_535;
    private const int DataTimeoutMs = 60_000;

    // The numbers of the manual.
    private const int NetworkFailure = 1;
    private const int NotOpened = 2;
    private const int NotPossible = 4;
    private const int Timeout = 10;
    private const int NoSuchHost = 11;
    private const int ClosedByPeer = 1;

    private readonly SortedDictionary<int, ModemSocket> _sockets = new();
    private bool _netOpen;
    private bool _netOpening;
    private bool _manual;

    /// <summary>Sockets that are not closed.</summary>
    public IReadOnlyList<ModemSocket> Open => [.. _sockets.Values.Where(static s => s.State != SocketState.Closed)];

    private AtTerminal Terminal => modem.Terminal;

    public bool Run(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+NETOPEN", AtForm.Execute):
                OpenNet();
                return true;
            case ("+NETOPEN", AtForm.Read):
                Terminal.Tell($"+NETOPEN: {(_netOpen ? 1 : 0)}");
                return true;
            case ("+NETCLOSE", AtForm.Execute):
                CloseNet();
                return true;
            case ("+IPADDR", AtForm.Execute):
                if (_netOpen)
                    Terminal.Tell($"+IPADDR: {VirtualModem.OwnAddress}");
                else
                    Terminal.Fail("+IP ERROR: Network not opened");
                return true;
            case ("+CIPMODE" or "+CIPSENDMODE" or "+CIPTIMEOUT" or "+CIPCCFG" or "+CIPHEAD" or "+CIPSRIP" or "+TCPKEEPALIVE", AtForm.Write):
                Terminal.Ok();
                return true;
            case ("+CIPRXGET", AtForm.Write):
                Receive(command);
                return true;
            case ("+CIPRXGET", AtForm.Read):
                Terminal.Tell($"+CIPRXGET: {(_manual ? 1 : 0)}");
                return true;
            case ("+CIPOPEN", AtForm.Write):
                OpenSocket(command);
                return true;
            case ("+CIPOPEN", AtForm.Read):
                for (int id = 0; id <= MaxId; id++)
                    Terminal.Line(_sockets.TryGetValue(id, out ModemSocket? s) ? $"+CIPOPEN: {id},\"TCP\",\"{s.Address}\",{s.Port},-1" : $"+CIPOPEN: {id}");
                Terminal.Ok();
                return true;
            case ("+CIPSEND", AtForm.Write):
                Send(command);
                return true;
            case ("+CIPCLOSE", AtForm.Write):
                Close(command);
                return true;
            case ("+CIPCLOSE", AtForm.Read):
                Terminal.Tell("+CIPCLOSE: " + string.Join(',', Enumerable.Range(0, MaxId + 1).Select(id => _sockets.ContainsKey(id) ? 1 : 0)));
                return true;
            default:
                return false;
        }
    }

    public void Readable(ModemSocket socket)
    {
        if (_manual)
        {
            if (!socket.Announced)
                Terminal.Urc($"+CIPRXGET: 1,{socket.Id}");
            socket.Announced = true;
            return;
        }
        while (socket.Available > 0)
        {
            byte[] data = socket.Read(MaxRead);
            Terminal.UrcBlock($"RECV FROM:{socket.Address}:{socket.Port}\r\n+IPD{data.Length}", data);
        }
    }

    public void Ended(ModemSocket socket)
    {
        // What waits can still be read; the number is free once it was.
        Terminal.Urc($"+IPCLOSE: {socket.Id},{ClosedByPeer}");
        if (socket.Available == 0)
            Remove(socket.Id);
    }

    public void Forget()
    {
        _sockets.Clear();
        (_netOpen, _netOpening, _manual) = (false, false, false);
    }

    private void OpenNet()
    {
        if (_netOpen || _netOpening)
        {
            Terminal.Fail("+IP ERROR: Network is already opened");
            return;
        }
        _netOpening = true;
        // The result waits for the network, so it has its own time; the order of the two is open.
        if (!modem.ResultsBeforeOk)
            Terminal.Ok();
        modem.ActivateData(active =>
        {
            (_netOpening, _netOpen) = (false, active);
            Terminal.Urc($"+NETOPEN: {(active ? 0 : NetworkFailure)}");
            if (modem.ResultsBeforeOk)
                Terminal.Ok();
        });
    }

    private void CloseNet()
    {
        if (!_netOpen)
        {
            Terminal.Fail($"+NETCLOSE: {NotOpened}");
            return;
        }
        foreach (ModemSocket socket in Open)
            socket.Close();
        bool manual = _manual;
        Forget();
        _manual = manual;
        modem.EndData(tell: false);
        modem.OkAndThen(TimeSpan.FromMilliseconds(200), () => Terminal.Urc("+NETCLOSE: 0"));
    }

    private void OpenSocket(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id) || !command.Says(1, "TCP") || command[2].Length == 0 || !command.TryNumber(3, MaxPort, out int port) || port == 0)
        {
            Terminal.Error();
            return;
        }
        if (!_netOpen || _sockets.ContainsKey(id))
        {
            Terminal.Fail($"+CIPOPEN: {id},{(_netOpen ? NotPossible : NotOpened)}");
            return;
        }
        ModemSocket socket = modem.NewSocket(id, command[2], port, 0);
        _sockets[id] = socket;
        if (modem.ResultsBeforeOk)
            socket.Abandoned = modem.FailSoon;
        else
            Terminal.Ok();
        socket.Open(null, modem.Moments.Connect, modem.Moments.ConnectTimeout, () =>
        {
            int error = socket.Failure switch
            {
                SocketFailure.None => 0,
                SocketFailure.NoSuchHost => NoSuchHost,
                SocketFailure.TimedOut => Timeout,
                _ => NetworkFailure,
            };
            if (error != 0)
                _sockets.Remove(id);
            Terminal.Urc($"+CIPOPEN: {id},{error}");
            if (modem.ResultsBeforeOk)
                Terminal.Ok();
        });
    }

    private void Send(AtCommand command)
    {
        bool variable = command.Count < 2;
        if (!command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, out int length, missing: 0) || length > MaxSend || (!variable && length == 0))
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.TryGetValue(id, out ModemSocket? socket) || socket.State != SocketState.Open)
        {
            Terminal.Fail($"+CIPERROR: {(_netOpen ? NotPossible : NotOpened)}");
            return;
        }
        Terminal.Ask("\r\n> ", variable ? -1 : length, DataTimeoutMs, data =>
        {
            if (data is null)
            {
                Terminal.Error();
                return;
            }
            int taken = modem.TakeSendFailure() || !socket.Send(data) ? -1 : data.Length;
            modem.OkAndThen(TimeSpan.FromMilliseconds(20), () => Terminal.Urc($"+CIPSEND: {id},{data.Length},{taken}"));
        });
    }

    private void Receive(AtCommand command)
    {
        if (!command.TryNumber(0, 4, out int mode))
        {
            Terminal.Error();
            return;
        }
        if (mode <= 1)
        {
            _manual = mode == 1;
            Terminal.Ok();
            return;
        }
        if (!_manual || mode == 3 || !command.TryNumber(1, MaxId, out int id) || !command.TryNumber(2, out int most, missing: MaxRead) || most is 0 or > MaxRead)
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.TryGetValue(id, out ModemSocket? socket) || socket.State == SocketState.Opening)
        {
            Terminal.Fail($"+IP ERROR: {(_netOpen ? "No data" : "Network not opened")}");
            return;
        }
        if (mode == 4)
        {
            Terminal.Tell($"+CIPRXGET: 4,{id},{socket.Available}");
            return;
        }
        byte[] data = socket.Read(most);
        if (data.Length == 0)
        {
            Terminal.Fail("+IP ERROR: No data");
            return;
        }
        Terminal.Block($"+CIPRXGET: 2,{id},{data.Length},{socket.Available}", data);
        Terminal.Ok();
        if (socket.State == SocketState.Ended && socket.Available == 0)
            Remove(id);
    }

    private void Close(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id))
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.ContainsKey(id))
        {
            Terminal.Fail($"+CIPCLOSE: {id},{(_netOpen ? NotPossible : NotOpened)}");
            return;
        }
        Remove(id);
        modem.OkAndThen(TimeSpan.FromMilliseconds(50), () => Terminal.Urc($"+CIPCLOSE: {id},0"));
    }

    private void Remove(int id)
    {
        if (_sockets.Remove(id, out ModemSocket? socket))
            socket.Close();
    }
}
