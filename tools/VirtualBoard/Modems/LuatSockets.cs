using System;
using System.Text;

namespace VirtualBoard.Modems;

/// <summary>
/// The sockets of a Luat module.
/// <c>
/// IP INITIAL --CSTT--> IP START --CIICR--> IP GPRSACT --CIFSR--> IP STATUS --CIPSTART--> CONNECT OK --CIPCLOSE--> TCP CLOSED
///     ^-------------------------------- CIPSHUT ---------------------------------'      the network's end --> PDP DEACT
/// </c>
/// </summary>
internal sealed class LuatSockets(VirtualAir780e modem)
{
    private const int MaxId = 5;
    private const int MaxSend = 1460;
    private const int MaxRead = 1460;
    private const int MaxPort = 65_535;
    private const int MaxContext = 5;
    private const int DataTimeoutMs = 60_000;

    private readonly SocketTable _sockets = modem.NewSocketTable();
    private LuatState _state;
    private bool _several;
    private bool _quick;
    private bool _heads;
    private bool _manual;
    private bool _secure;
    private bool _wasConnected;

    private enum LuatState
    {
        Initial,
        Start,
        Active,
        Status,
        Deactivated,
    }

    private AtTerminal Terminal => modem.Terminal;

    public bool Run(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CIPMUX", AtForm.Write) when _state == LuatState.Initial && command.TryNumber(0, 1, out int mux):
                _several = mux == 1;
                Terminal.Ok();
                return true;
            case ("+CIPQSEND", AtForm.Write) when command.TryNumber(0, 1, out int quick):
                _quick = quick == 1;
                Terminal.Ok();
                return true;
            case ("+CIPHEAD", AtForm.Write) when command.TryNumber(0, 1, out int heads):
                _heads = heads == 1;
                Terminal.Ok();
                return true;
            case ("+CIPSSL", AtForm.Write) when modem.HasTls && command.TryNumber(0, 1, out int ssl):
                _secure = ssl == 1;
                Terminal.Ok();
                return true;
            case ("+SSLCFG", AtForm.Write) when modem.HasTls:
                Terminal.Answer(Configure(command));
                return true;
            case ("+CSTT", AtForm.Execute or AtForm.Write) when _state == LuatState.Initial:
                if (command.Form == AtForm.Write)
                    modem.SetApn(command[0]);
                _state = LuatState.Start;
                Terminal.Ok();
                return true;
            case ("+CIICR", AtForm.Execute) when _state == LuatState.Start:
                modem.ActivateData(active =>
                {
                    if (active)
                        _state = LuatState.Active;
                    Terminal.Answer(active);
                });
                return true;
            case ("+CIFSR", AtForm.Execute) when _state is LuatState.Active or LuatState.Status:
                _state = LuatState.Status;
                Terminal.Final(VirtualModem.OwnAddress);
                return true;
            case ("+CIPSHUT", AtForm.Execute):
                Shut();
                return true;
            case ("+CIPSTATUS", AtForm.Execute):
                Terminal.Ok();
                Terminal.Urc("STATE: " + StateText());
                return true;
            case ("+CIPSTART", AtForm.Write):
                Start(command);
                return true;
            case ("+CIPSEND", AtForm.Execute or AtForm.Write):
                Send(command);
                return true;
            case ("+CIPACK", AtForm.Execute or AtForm.Write):
                Acknowledged(command);
                return true;
            case ("+CIPRXGET", AtForm.Write):
                Receive(command);
                return true;
            case ("+CIPCLOSE", AtForm.Execute or AtForm.Write):
                Close(command);
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
                Terminal.Urc(_several ? $"+CIPRXGET: 1,{socket.Id}" : "+CIPRXGET: 1");
            socket.Announced = true;
            return;
        }
        while (socket.Available > 0)
        {
            byte[] data = socket.Read(MaxRead);
            if (_several)
                Terminal.UrcBlock($"+RECEIVE,{socket.Id},{data.Length}:", data);
            else
                Terminal.UrcRaw((_heads ? $"\r\n+IPD,{data.Length}:" : "") + Encoding.Latin1.GetString(data));
        }
    }

    private void Ended(ModemSocket socket)
    {
        Terminal.Urc(Numbered(socket.Id, "CLOSED"));
        if (socket.Available == 0)
            _sockets.Remove(socket.Id);
    }

    /// <summary>The network has ended the data connection: only CIPSHUT leads out.</summary>
    public void Deactivated()
    {
        _sockets.Clear();
        _state = LuatState.Deactivated;
    }

    public void Forget()
    {
        _sockets.Clear();
        _state = LuatState.Initial;
        (_several, _quick, _heads, _manual, _secure, _wasConnected) = (false, false, false, false, false, false);
    }

    private string Numbered(int id, string text) => _several ? $"{id}, {text}" : text;

    private string StateText() => _state switch
    {
        LuatState.Initial => "IP INITIAL",
        LuatState.Start => "IP START",
        LuatState.Active => "IP GPRSACT",
        LuatState.Deactivated => "PDP DEACT",
        _ when _several => "IP PROCESSING",
        _ when _sockets.TryGet(0, out ModemSocket? socket) => socket.State == SocketState.Opening ? "TCP CONNECTING" : "CONNECT OK",
        _ => _wasConnected ? "TCP CLOSED" : "IP STATUS",
    };

    private void Shut()
    {
        _sockets.Clear();
        modem.EndData(tell: false);
        _state = LuatState.Initial;
        _wasConnected = false;
        modem.After(TimeSpan.FromMilliseconds(100), () => Terminal.Final("SHUT OK"));
    }

    private void Start(AtCommand command)
    {
        int first = _several ? 1 : 0, id = 0;
        if ((_several && !command.TryNumber(0, MaxId, out id)) || !command.Says(first, "TCP") || command[first + 1].Length == 0 ||
            !command.TryNumber(first + 2, MaxPort, out int port) || port == 0 || _state != LuatState.Status)
        {
            Terminal.Error();
            return;
        }
        if (_sockets.Has(id))
        {
            Terminal.Fail(Numbered(id, "ALREADY CONNECT"));
            return;
        }
        ModemSocket socket = _sockets.Add(id, command[first + 1], port, Readable, Ended);
        Terminal.Ok();
        _sockets.Connect(socket, _secure ? modem.NewTls(0, command[first + 1]) : null, failure =>
        {
            bool connected = failure == SocketFailure.None;
            _wasConnected |= connected;
            Terminal.Urc(Numbered(id, connected ? "CONNECT OK" : "CONNECT FAIL"));
        });
    }

    private void Send(AtCommand command)
    {
        int first = _several ? 1 : 0, id = 0, length = -1;
        bool variable = command.Count <= first;
        if ((_several && !command.TryNumber(0, MaxId, out id)) || (!variable && (!command.TryNumber(first, MaxSend, out length) || length == 0)) ||
            !_sockets.TryGet(id, out ModemSocket? socket) || socket.State != SocketState.Open)
        {
            Terminal.Error();
            return;
        }
        Terminal.Ask("\r\n> ", variable ? -1 : length, DataTimeoutMs, data =>
        {
            if (data is null)
                Terminal.Error();
            else if (modem.TakeSendFailure() || !socket.Send(data))
                Terminal.Final(Numbered(id, "SEND FAIL"));
            else if (_quick)
                Terminal.Final((modem.WritesAcceptAsOneWord ? "DATAACCEPT:" : "DATA ACCEPT:") + (_several ? $"{id},{data.Length}" : $"{data.Length}"));
            else
                Terminal.Final(Numbered(id, "SEND OK"));
        });
    }

    private void Acknowledged(AtCommand command)
    {
        int id = 0;
        if ((_several && !command.TryNumber(0, MaxId, out id)) || !_sockets.TryGet(id, out ModemSocket? socket))
        {
            Terminal.Error();
            return;
        }
        Terminal.Tell($"+CIPACK: {socket.TotalSent},{socket.TotalAcknowledged},{socket.TotalSent - socket.TotalAcknowledged}");
    }

    private void Receive(AtCommand command)
    {
        int first = _several ? 2 : 1, id = 0;
        if (!command.TryNumber(0, 4, out int mode) || mode == 3)
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
        string number = "";
        if (!_manual || (_several && !command.TryNumber(1, MaxId, out id)) || !_sockets.TryGet(id, out ModemSocket? socket) ||
            !command.TryNumber(first, out int most, missing: MaxRead) || most is 0 or > MaxRead)
        {
            Terminal.Error();
            return;
        }
        if (_several)
            number = $"{id},";
        if (mode == 4)
        {
            Terminal.Line($"+CIPRXGET: 4,{number}{socket.Available}");
        }
        else
        {
            byte[] data = socket.Read(most);
            Terminal.Block($"+CIPRXGET: 2,{number}{data.Length},{socket.Available}", data);
        }
        Terminal.Ok();
        _sockets.RemoveWhenRead(socket);
    }

    private void Close(AtCommand command)
    {
        int id = 0;
        if ((_several && !command.TryNumber(0, MaxId, out id)) || !_sockets.Has(id))
        {
            Terminal.Error();
            return;
        }
        _sockets.Remove(id);
        Terminal.Final(Numbered(id, "CLOSE OK"));
    }

    private bool Configure(AtCommand command)
    {
        if (command.Count < 3 || !command.TryNumber(1, MaxContext, out int context))
            return false;
        TlsSettings tls = modem.Tls(context);
        switch (command[0].ToLowerInvariant())
        {
            case "sslversion" when command.TryNumber(2, 4, out int version):
                tls.Version = version;
                return true;
            case "seclevel" when command.TryNumber(2, 2, out int level):
                tls.Verifies = level > 0;
                return true;
            case "ignorelocaltime" when command.TryNumber(2, 1, out int ignore):
                tls.IgnoresTime = ignore == 1;
                return true;
            case "cacert":
                tls.AuthorityFile = command[2];
                return true;
            case "hostname":
                tls.SendsName = tls.ChecksHost = command[2].Length > 0;
                return true;
            case "ciphersuite" or "negotiatetime" or "clientcert" or "clientkey":
                return true;
            default:
                return false;
        }
    }
}
