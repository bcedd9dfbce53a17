using System;
using System.Collections.Generic;

namespace VirtualBoard.Modems;

/// <summary>The sockets of a Quectel module, or its TLS sockets: the same commands under other names.</summary>
internal sealed class QuectelSockets(VirtualQuectel modem, bool secure)
{
    private const int MaxId = 11;
    private const int MaxSend = 1460;
    private const int MaxRead = 1500;
    private const int MaxPort = 65_535;
    private const int MaxPdpContext = 16;
    private const int Push = 1;
    private const int MaxContext = 5;
    private const int FirstLocalPort = 5087;

    // Once the prompt stands, the rest of the data must come.
    private const int DataTimeoutMs = 60_000;

    private readonly SocketTable _sockets = modem.NewSocketTable();

    private AtTerminal Terminal => modem.Terminal;

    private string OpenName => secure ? "+QSSLOPEN" : "+QIOPEN";

    private string UrcName => secure ? "+QSSLURC" : "+QIURC";

    private string ReadName => secure ? "+QSSLRECV" : "+QIRD";

    public bool Run(AtCommand command)
    {
        if (secure && command.Name == "+QSSLCFG" && command.Form == AtForm.Write)
        {
            Configure(command);
            return true;
        }
        if (command.Form == AtForm.Write && command.Name == OpenName)
            OpenSocket(command);
        else if (command.Form == AtForm.Write && command.Name == (secure ? "+QSSLSEND" : "+QISEND"))
            Send(command);
        else if (command.Form == AtForm.Write && command.Name == ReadName)
            Read(command);
        else if (command.Form == AtForm.Write && command.Name == (secure ? "+QSSLCLOSE" : "+QICLOSE"))
            Close(command);
        else if (command.Name == (secure ? "+QSSLSTATE" : "+QISTATE"))
            return State(command);
        else
            return false;
        return true;
    }

    private void Readable(ModemSocket socket)
    {
        if (socket.Mode == Push)
        {
            while (socket.Available > 0)
            {
                byte[] data = socket.Read(MaxRead);
                Terminal.UrcBlock($"{UrcName}: \"recv\",{socket.Id},{data.Length}", data);
            }
        }
        else if (!socket.Announced)
        {
            socket.Announced = true;
            Terminal.Urc($"{UrcName}: \"recv\",{socket.Id}");
        }
    }

    private void Ended(ModemSocket socket) => Terminal.Urc($"{UrcName}: \"closed\",{socket.Id}");

    public void Forget() => _sockets.Clear();

    private void OpenSocket(AtCommand command)
    {
        // Both: context first. TCP: number, "TCP", host, port, own port, mode. TLS: TLS context, number, host, port, mode.
        int idAt = secure ? 2 : 1, tls = 0;
        string host = command[3];
        bool good = secure ? command.TryNumber(1, MaxContext, out tls) : command.Says(2, "TCP");
        if (!good || !command.TryNumber(0, MaxPdpContext, out int context) || context == 0 || !command.TryNumber(idAt, MaxId, out int id) || host.Length == 0 ||
            !command.TryNumber(4, MaxPort, out int port) || port == 0 || !command.TryNumber(secure ? 5 : 6, out int mode, missing: 0) || mode > Push)
        {
            modem.LastError = QuectelError.InvalidParameters;
            Terminal.Error();
            return;
        }
        Terminal.Ok();
        if (!modem.DataActive)
        {
            Opened(id, QuectelError.ContextFailed);
        }
        else if (_sockets.Has(id))
        {
            Opened(id, QuectelError.NumberUsed);
        }
        else
        {
            ModemSocket socket = _sockets.Add(id, host, port, Readable, Ended, mode);
            _sockets.Connect(socket, secure ? modem.NewTls(tls, host) : null, failure => Opened(id, QuectelError.Of(failure)));
        }
    }

    private void Opened(int id, int error)
    {
        modem.LastError = error;
        Terminal.Urc($"{OpenName}: {id},{error}");
    }

    private void Send(AtCommand command)
    {
        bool variable = command.Count < 2;
        if (!command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, out int length, missing: 0) || length > MaxSend ||
            !_sockets.TryGet(id, out ModemSocket? socket))
        {
            Terminal.Error();
            return;
        }
        if (!variable && length == 0)
        {
            if (!secure)
                Terminal.Line($"+QISEND: {socket.TotalSent},{socket.TotalAcknowledged},{socket.TotalSent - socket.TotalAcknowledged}");
            else
                Terminal.Line($"+QSSLSEND: {socket.TotalSent}");
            Terminal.Ok();
            return;
        }
        if (socket.State != SocketState.Open)
        {
            Terminal.Error();
            return;
        }
        Terminal.Ask("\r\n> ", variable ? -1 : length, DataTimeoutMs, data =>
        {
            if (data is null || socket.State != SocketState.Open)
                Terminal.Error();
            else
                Terminal.Final(!modem.TakeSendFailure() && socket.Send(data) ? "SEND OK" : "SEND FAIL");
        });
    }

    private void Read(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id) || !command.TryNumber(1, out int most, missing: MaxRead) || most > MaxRead ||
            !_sockets.TryGet(id, out ModemSocket? socket) || socket.State == SocketState.Opening || socket.Mode == Push)
        {
            Terminal.Error();
            return;
        }
        if (most == 0 && !secure)
        {
            Terminal.Line($"+QIRD: {socket.TotalReceived},{socket.TotalRead},{socket.Available}");
        }
        else
        {
            byte[] data = socket.Read(most);
            Terminal.Block($"{ReadName}: {data.Length}", data, data.Length > 0 ? "\r\n" : "");
        }
        Terminal.Ok();
    }

    private void Close(AtCommand command)
    {
        if (!command.TryNumber(0, MaxId, out int id))
        {
            Terminal.Error();
            return;
        }
        _sockets.Remove(id);
        Terminal.Ok();
    }

    private bool State(AtCommand command)
    {
        if (command.Form == AtForm.Test)
            return false;
        bool one = command.Form == AtForm.Write && command.Count > 1 && command[0] == "1";
        if (secure)
            one = command.Form == AtForm.Write;
        foreach (ModemSocket socket in _sockets.All)
        {
            if (one && command[secure ? 0 : 1] != $"{socket.Id}")
                continue;
            int state = socket.State switch
            {
                SocketState.Opening => 1,
                SocketState.Open => 2,
                _ => 4,
            };
            Terminal.Line(secure
                ? $"+QSSLSTATE: {socket.Id},\"SSLClient\",\"{socket.Address}\",{socket.Port},{FirstLocalPort + socket.Id},{state},1,-1,{socket.Mode},\"uart1\",1"
                : $"+QISTATE: {socket.Id},\"TCP\",\"{socket.Address}\",{socket.Port},{FirstLocalPort + socket.Id},{state},1,{socket.Id},{socket.Mode},\"uart1\"");
        }
        Terminal.Ok();
        return true;
    }

    private void Configure(AtCommand command)
    {
        if (!command.TryNumber(1, MaxContext, out int context))
        {
            Terminal.Error();
            return;
        }
        TlsSettings tls = modem.Tls(context);
        string what = command[0].ToLowerInvariant();
        if (command.Count < 3)
        {
            Terminal.Tell($"+QSSLCFG: \"{what}\",{context},{tls.Others.GetValueOrDefault(what, "0")}");
            return;
        }
        bool good = what switch
        {
            "sslversion" => command.TryNumber(2, 4, out int version) && Set(() => tls.Version = version),
            "seclevel" => command.TryNumber(2, 2, out int level) && Set(() => tls.Verifies = level > 0),
            "sni" => command.TryNumber(2, 1, out int sni) && Set(() => tls.SendsName = sni == 1),
            "ignorelocaltime" => command.TryNumber(2, 1, out int ignore) && Set(() => tls.IgnoresTime = ignore == 1),
            "checkhost" => modem.HasCheckHost && command.TryNumber(2, 1, out int check) && Set(() => tls.ChecksHost = check == 1),
            "cacert" => Set(() => tls.AuthorityFile = QuectelFiles.Bare(command[2])),
            "ciphersuite" or "negotiatetime" or "clientcert" or "clientkey" or "session" or "session_cache" or "renegotiation" or "alpn" or "closetimemode" => true,
            _ => false,
        };
        if (!good)
        {
            Terminal.Error();
            return;
        }
        tls.Others[what] = what is "cacert" ? $"\"{command[2]}\"" : command[2];
        Terminal.Ok();
    }

    private static bool Set(Action how)
    {
        how();
        return true;
    }
}
