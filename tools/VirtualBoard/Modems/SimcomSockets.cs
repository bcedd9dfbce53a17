using System;
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

    private readonly SocketTable _sockets = modem.NewSocketTable();
    private bool _netOpen;
    private bool _netOpening;
    private bool _manual;

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
                    Terminal.Line(_sockets.TryGet(id, out ModemSocket? s) ? $"+CIPOPEN: {id},\"TCP\",\"{s.Address}\",{s.Port},-1" : $"+CIPOPEN: {id}");
                Terminal.Ok();
                return true;
            case ("+CIPSEND", AtForm.Write):
                Send(command);
                return true;
            case ("+CIPCLOSE", AtForm.Write):
                Close(command);
                return true;
            case ("+CIPCLOSE", AtForm.Read):
                Terminal.Tell("+CIPCLOSE: " + string.Join(',', Enumerable.Range(0, MaxId + 1).Select(id => _sockets.Has(id) ? 1 : 0)));
                return true;
            default:
                return false;
        }
    }

    private void Readable(ModemSocket socket)
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

    private void Ended(ModemSocket socket)
    {
        // What waits can still be read; the number is free once it was.
        Terminal.Urc($"+IPCLOSE: {socket.Id},{ClosedByPeer}");
        if (socket.Available == 0)
            _sockets.Remove(socket.Id);
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
        modem.ActivateAndTell(active =>
        {
            (_netOpening, _netOpen) = (false, active);
            return $"+NETOPEN: {(active ? 0 : NetworkFailure)}";
        });
    }

    private void CloseNet()
    {
        if (!_netOpen)
        {
            Terminal.Fail($"+NETCLOSE: {NotOpened}");
            return;
        }
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
        if (!_netOpen || _sockets.Has(id))
        {
            Terminal.Fail($"+CIPOPEN: {id},{(_netOpen ? NotPossible : NotOpened)}");
            return;
        }
        ModemSocket socket = _sockets.Add(id, command[2], port, Readable, Ended);
        modem.ConnectAndTell(_sockets, socket, null, failure => $"+CIPOPEN: {id},{NumberOf(failure)}");
    }

    private static int NumberOf(SocketFailure failure) => failure switch
    {
        SocketFailure.None => 0,
        SocketFailure.NoSuchHost => NoSuchHost,
        SocketFailure.TimedOut => Timeout,
        _ => NetworkFailure,
    };

    private void Send(AtCommand command)
    {
        bool variable = command.Count < 2;
        if (!command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, out int length, missing: 0) || length > MaxSend || (!variable && length == 0))
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.TryGet(id, out ModemSocket? socket) || socket.State != SocketState.Open)
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
        if (!_sockets.TryGet(id, out ModemSocket? socket) || socket.State == SocketState.Opening)
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
        _sockets.RemoveWhenRead(socket);
    }

    private void Close(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id))
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.Has(id))
        {
            Terminal.Fail($"+CIPCLOSE: {id},{(_netOpen ? NotPossible : NotOpened)}");
            return;
        }
        _sockets.Remove(id);
        modem.OkAndThen(TimeSpan.FromMilliseconds(50), () => Terminal.Urc($"+CIPCLOSE: {id},0"));
    }
}
