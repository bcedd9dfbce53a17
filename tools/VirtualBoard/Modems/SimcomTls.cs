using System;

namespace VirtualBoard.Modems;

/// <summary>The TLS service of a SIMCom module (CCH) and its store of certificates.</summary>
internal sealed class SimcomTls(VirtualSimcom modem)
{
    private const int MaxId = 1;
    private const int MaxContext = 9;
    private const int MaxSend = 2048;
    private const int MaxRead = 2048;
    private const int MaxPort = 65_535;
    private const int MaxCertificateBytes = 10_240;
    private const int MaxNameChars = 108;
    private const int DataTimeoutMs = 60_000;

    // The numbers of the manual.
    private const int PeerClosed = 4;
    private const int Timeout = 5;
    private const int NetworkError = 9;
    private const int StateError = 11;
    private const int NoSuchHost = 13;
    private const int ConnectError = 14;
    private const int HandshakeError = 15;

    private readonly SocketTable _sockets = modem.NewSocketTable();
    private readonly int[] _contexts = new int[MaxId + 1];
    private bool _started;
    private bool _starting;
    private bool _reportsSends;
    private bool _manual;

    private AtTerminal Terminal => modem.Terminal;

    public bool Run(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CSSLCFG", AtForm.Write):
                Terminal.Answer(Configure(command));
                return true;
            case ("+CCHSET", AtForm.Write) when !_started && command.TryNumber(0, 1, out int report) && command.TryNumber(1, out int manual, missing: 0) && manual <= 1:
                (_reportsSends, _manual) = (report == 1, manual == 1);
                Terminal.Ok();
                return true;
            case ("+CCHSTART", AtForm.Execute):
                Start();
                return true;
            case ("+CCHSTOP", AtForm.Execute):
                Stop();
                return true;
            case ("+CCHSSLCFG", AtForm.Write) when command.TryNumber(0, MaxId, out int id) && command.TryNumber(1, MaxContext, out int context):
                _contexts[id] = context;
                Terminal.Ok();
                return true;
            case ("+CCHOPEN", AtForm.Write):
                OpenSession(command);
                return true;
            case ("+CCHSEND", AtForm.Write):
                Send(command);
                return true;
            case ("+CCHRECV", AtForm.Read):
                Terminal.Tell($"+CCHRECV: LEN,{Waiting(0)},{Waiting(1)}");
                return true;
            case ("+CCHRECV", AtForm.Write):
                Receive(command);
                return true;
            case ("+CCHCLOSE", AtForm.Write):
                Close(command);
                return true;
            default:
                return Certificates(command);
        }
    }

    private void Readable(ModemSocket socket)
    {
        if (_manual)
        {
            if (!socket.Announced)
                Terminal.Urc($"+CCHEVENT: {socket.Id},RECV EVENT");
            socket.Announced = true;
            return;
        }
        while (socket.Available > 0)
        {
            byte[] data = socket.Read(MaxRead);
            Terminal.UrcBlock($"+CCHRECV: DATA,{socket.Id},{data.Length}", data);
        }
    }

    private void Ended(ModemSocket socket)
    {
        Terminal.Urc($"+CCH_PEER_CLOSED: {socket.Id}");
        if (socket.Available == 0)
            _sockets.Remove(socket.Id);
    }

    /// <summary>The network has gone: its sessions with it.</summary>
    public void Lost()
    {
        foreach (ModemSocket socket in _sockets.All)
            Terminal.Urc($"+CCH_PEER_CLOSED: {socket.Id}");
        _sockets.Clear();
        _started = false;
    }

    public void Forget()
    {
        _sockets.Clear();
        Array.Clear(_contexts);
        (_started, _starting, _reportsSends, _manual) = (false, false, false, false);
    }

    private int Waiting(int id) => _sockets.TryGet(id, out ModemSocket? socket) ? socket.Available : 0;

    private void Start()
    {
        if (_started || _starting)
        {
            Terminal.Error();
            return;
        }
        _starting = true;
        modem.ActivateAndTell(active =>
        {
            (_starting, _started) = (false, active);
            return $"+CCHSTART: {(active ? 0 : NetworkError)}";
        });
    }

    private void Stop()
    {
        if (!_started)
        {
            Terminal.Fail($"+CCHSTOP: {StateError}");
            return;
        }
        _sockets.Clear();
        _started = false;
        modem.OkAndThen(TimeSpan.FromMilliseconds(200), () => Terminal.Urc("+CCHSTOP: 0"));
    }

    private void OpenSession(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id) || command[1].Length == 0 || !command.TryNumber(2, MaxPort, out int port) || port == 0 ||
            !command.TryNumber(3, out int kind, missing: 2) || kind is not (1 or 2))
        {
            Terminal.Error();
            return;
        }
        if (!_started || _sockets.Has(id))
        {
            Terminal.Fail($"+CCHOPEN: {id},{StateError}");
            return;
        }
        ModemSocket socket = _sockets.Add(id, command[1], port, Readable, Ended);
        ModemTls? tls = kind == 2 ? modem.NewTls(_contexts[id], command[1]) : null;
        modem.ConnectAndTell(_sockets, socket, tls, failure => $"+CCHOPEN: {id},{NumberOf(failure)}");
    }

    private static int NumberOf(SocketFailure failure) => failure switch
    {
        SocketFailure.None => 0,
        SocketFailure.NoSuchHost => NoSuchHost,
        SocketFailure.TimedOut => Timeout,
        SocketFailure.Tls => HandshakeError,
        _ => ConnectError,
    };

    private void Send(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, MaxSend, out int length) || length == 0)
        {
            Terminal.Error();
            return;
        }
        if (!_sockets.TryGet(id, out ModemSocket? socket) || socket.State != SocketState.Open)
        {
            Terminal.Fail($"+CCHSEND: {id},{StateError}");
            return;
        }
        Terminal.Ask("\r\n> ", length, DataTimeoutMs, data =>
        {
            if (data is null)
            {
                Terminal.Error();
                return;
            }
            bool sent = !modem.TakeSendFailure() && socket.Send(data);
            modem.OkAndThen(TimeSpan.FromMilliseconds(20), () =>
            {
                if (_reportsSends || !sent)
                    Terminal.Urc($"+CCHSEND: {id},{(sent ? 0 : PeerClosed)}");
            });
        });
    }

    private void Receive(AtCommand command)
    {
        if (!_manual || !command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, out int most, missing: MaxRead) || most is 0 or > MaxRead ||
            !_sockets.TryGet(id, out ModemSocket? socket))
        {
            Terminal.Error();
            return;
        }
        Terminal.Ok();
        byte[] data = socket.Read(most);
        if (data.Length > 0)
            Terminal.UrcBlock($"+CCHRECV: DATA,{id},{data.Length}", data);
        Terminal.Urc($"+CCHRECV: {id},0");
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
            Terminal.Fail($"+CCHCLOSE: {id},{StateError}");
            return;
        }
        _sockets.Remove(id);
        modem.OkAndThen(TimeSpan.FromMilliseconds(100), () => Terminal.Urc($"+CCHCLOSE: {id},0"));
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
            case "authmode" when command.TryNumber(2, 3, out int mode):
                tls.Verifies = mode is 1 or 2;
                return true;
            case "ignorelocaltime" when command.TryNumber(2, 1, out int ignore):
                tls.IgnoresTime = ignore == 1;
                return true;
            case "cacert":
                tls.AuthorityFile = command[2];
                return modem.Files.Read(command[2]) is not null;
            case "enablesni" when command.TryNumber(2, 1, out int sni):
                tls.SendsName = sni == 1;
                return true;
            case "negotiatetime" or "ciphersuites" or "clientcert" or "clientkey":
                return true;
            default:
                return false;
        }
    }

    private bool Certificates(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CCERTDOWN", AtForm.Write):
                Download(command);
                return true;
            case ("+CCERTLIST", AtForm.Execute):
                foreach (string name in modem.Files.Names)
                    Terminal.Line($"+CCERTLIST: \"{name}\"");
                Terminal.Ok();
                return true;
            case ("+CCERTDELE", AtForm.Write):
                Terminal.Answer(modem.Files.Delete(command[0]));
                return true;
            default:
                return false;
        }
    }

    private void Download(AtCommand command)
    {
        string name = command[0];
        if (name.Length is 0 or > MaxNameChars || !command.TryNumber(1, MaxCertificateBytes, out int length) || length == 0)
        {
            Terminal.Error();
            return;
        }
        Terminal.Ask("\r\n> ", length, DataTimeoutMs, data => Terminal.Answer(data is not null && modem.Files.Write(name, data)));
    }
}
