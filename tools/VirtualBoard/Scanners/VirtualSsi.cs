using System;
using System.Collections.Generic;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// A decoder with the Simple Serial Interface. It answers a packet with ACK, NAK or data. Codes are plain text until parameter EE asks
/// for packets; these must be acknowledged within the time of parameter 9B and are sent again twice at most. In low power it falls
/// asleep; any byte wakes it up, and what comes until it is awake is lost.
/// </summary>
public sealed class VirtualSsi : ScannerModule
{
    private const byte NakResend = 1;
    private const byte NakDenied = 6;
    private const int MaxResends = 2;

    // A host that never acknowledges makes no queue without an end.
    private const int MaxQueued = 32;

    /// <summary>How long waking up takes: a host is told to leave 50 ms.</summary>
    private const int WakeMs = 40;

    /// <summary>Idle for so long it falls asleep in low power.</summary>
    private const int DozeMs = 1000;

    private const string TriggerMode = "8A";
    private const string Packets = "EE";
    private const string ResponseTimeout = "9B";
    private const string Handshake = "9F";
    private const string PowerMode = "80";
    private const int HostMode = 8;

    private readonly SsiVariant _variant;
    private readonly List<byte> _heard = new();
    private readonly Queue<byte[]> _toSend = new();
    private byte[]? _unacknowledged;
    private int _resends;
    private int _sendNumber;
    private bool _enabled;
    private bool _dozing;

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    /// <param name="variant">Whose version of the interface.</param>
    public VirtualSsi(int mcuTxPin, int mcuRxPin, SsiVariant variant = SsiVariant.Zebra)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("9C", (6, 9600), (7, 19200), (8, 38400), (10, 57600), (11, 115200)), SsiParameters.Factory(variant)) => _variant = variant;

    /// <summary>The type byte of a code in a packet: 1C for QR, 0B for EAN-13.</summary>
    public byte CodeType { get; set; } = 0x1C;

    /// <summary>Packets with codes that nobody acknowledged.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Beeps that were asked for.</summary>
    public int Beeps { get; private set; }

    /// <summary>Whether a code waits for its acknowledgement.</summary>
    public bool IsWaitingForAck => _unacknowledged is not null;

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(300);

    private protected override int CommandGapMs => Configuration["EF"] * 10;

    private protected override bool LooksByItself => _enabled && !IsAsleep && Configuration[TriggerMode] is 4 or 9;

    private protected override int ReadTimeoutMs => Configuration["88"] * 100;

    private protected override int SameCodeMs => LooksByItself ? Configuration["89"] * 100 : 0;

    private bool Handshakes => Configuration[Handshake] == 1;

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override void Booted()
    {
        _enabled = true;
        _toSend.Clear();
        _unacknowledged = null;
        _sendNumber++;
        _dozing = false;
        base.Booted();
        DozeLater();
    }

    private protected override byte[] Frame(byte[] code) => [.. code, .. SsiParameters.Tail(_variant, Configuration)];

    private protected override void Emit(byte[] code)
    {
        if (Configuration[Packets] == 0)
        {
            base.Emit(code);
            return;
        }
        if (_toSend.Count >= MaxQueued)
            return;
        byte[] data = [CodeType, .. code];
        if (data.Length > SsiPacket.MaxDataBytes && _variant != SsiVariant.Zebra)
            _toSend.Enqueue(SsiPacket.MakeLong(data));
        else
        {
            for (int at = 0; at < data.Length; at += SsiPacket.MaxDataBytes)
            {
                int count = Math.Min(SsiPacket.MaxDataBytes, data.Length - at);
                bool last = at + count == data.Length;
                _toSend.Enqueue(SsiPacket.Make(SsiPacket.DecodeData, last ? (byte)0 : SsiPacket.More, data.AsSpan(at, count)));
            }
        }
        if (_unacknowledged is null)
            SendNext();
    }

    private protected override void HearAsleep(byte value)
    {
        IsAsleep = false;
        Deafen(WakeMs);
        After(WakeMs, SettingsChanged);
        DozeLater();
    }

    private protected override void Hear(byte value)
    {
        DozeLater();
        _heard.Add(value);
        // A null wakes up and means nothing; no packet is shorter than its head.
        if (_heard[0] < SsiPacket.HeadBytes)
            _heard.Clear();
        else if (_heard.Count == _heard[0] + 2)
        {
            byte[] packet = [.. _heard];
            _heard.Clear();
            if (!SsiPacket.IsIntact(packet))
                Refuse(NakResend);
            else if (packet[2] == SsiPacket.Host)
                Obey(packet[1], packet[3], packet.AsSpan(SsiPacket.HeadBytes, packet.Length - SsiPacket.HeadBytes - 2));
        }
    }

    private void Obey(byte opcode, byte status, ReadOnlySpan<byte> data)
    {
        switch (opcode)
        {
            case SsiPacket.Ack:
                if (_unacknowledged is not null)
                    SendNext();
                break;
            case SsiPacket.Nak:
                Resend(data.Length > 0 && data[0] == NakResend);
                break;
            case 0xA3:
                SayRevision();
                break;
            case 0xC6:
                SetParameters(status, data);
                break;
            case 0xC7:
                TellParameters(data);
                break;
            case 0xC8:
                Configuration.ResetToFactory();
                Accept();
                SettingsChanged();
                break;
            case 0xD3:
                Say(SsiPacket.Make(0xD4, 0, [0x00, 0x08, 0x02, 0x01]));
                break;
            case 0xE6:
                Beeps++;
                Accept();
                break;
            case 0xC0 or 0xC1 or 0xC4 or 0xC5 or 0xD2 or 0xE7 or 0xE8:
                Accept();
                break;
            case 0xE4 when !_enabled || Configuration[TriggerMode] != HostMode:
                Refuse(NakDenied);
                break;
            case 0xE4:
                Accept();
                StartLooking();
                break;
            case 0xE5:
                Accept();
                if (!LooksByItself)
                    StopLooking();
                break;
            case 0xE9 or 0xEA:
                _enabled = opcode == 0xE9;
                Accept();
                SettingsChanged();
                break;
            case 0xEB:
                Accept();
                Sleep();
                break;
            default:
                Refuse(NakDenied);
                break;
        }
    }

    private void Accept()
    {
        if (Handshakes)
            Say(SsiPacket.Make(SsiPacket.Ack, 0, []));
    }

    private void Refuse(byte cause)
    {
        if (Handshakes)
            Say(SsiPacket.Make(SsiPacket.Nak, 0, [cause]));
    }

    private void SayRevision()
    {
        if (_variant == SsiVariant.Se630)
            Say("Product Name:SE630\r\nFirmware version:2.2.18\r\n"u8);
        else
            Say(SsiPacket.Make(0xA4, 0, Encoding.ASCII.GetBytes(_variant == SsiVariant.Zebra ? "PAAAABS00-001-R05 N0" : "GM67-V1.14")));
    }

    private void SetParameters(byte status, ReadOnlySpan<byte> data)
    {
        // The first byte says how to beep.
        List<(string Name, int Value)>? parameters = data.Length < 3 ? null : SsiParameters.Parse(data[1..]);
        if (parameters is null || !parameters.TrueForAll(p => SsiParameters.Allows(Configuration, Baud, p.Name, p.Value)))
        {
            Refuse(NakDenied);
            return;
        }
        bool newSpeed = false;
        foreach ((string name, int value) in parameters)
        {
            if (name == SsiParameters.FactoryReset)
                Configuration.ResetToFactory();
            else if ((status & SsiPacket.Permanent) != 0)
                Configuration.Keep(name, value);
            else
                Configuration.Set(name, value);
            newSpeed |= name == Baud.Name;
        }
        if (newSpeed && Faults.AckAtNewBaud)
            ApplyBaud();
        Accept();
        if (newSpeed)
            ApplyBaud();
        SettingsChanged();
        DozeLater();
    }

    /// <summary>Parameters that it does not have are left out of the answer.</summary>
    private void TellParameters(ReadOnlySpan<byte> data)
    {
        if (_toSend.Count >= MaxQueued)
            return;
        var told = new List<byte> { 0xFF };
        foreach (byte number in data)
        {
            if (Configuration.Has($"{number:X2}"))
                told.AddRange([number, (byte)Configuration[$"{number:X2}"]]);
        }
        _toSend.Enqueue(SsiPacket.Make(0xC6, 0, told.ToArray()));
        if (_unacknowledged is null)
            SendNext();
    }

    private void SendNext()
    {
        _sendNumber++;
        _unacknowledged = null;
        _resends = 0;
        while (_unacknowledged is null && _toSend.TryDequeue(out byte[]? packet))
        {
            SayCode(packet);
            if (!Handshakes)
                continue;
            _unacknowledged = packet;
            WaitForAck();
        }
    }

    private void WaitForAck()
    {
        int number = ++_sendNumber;
        After(Math.Max(1, Configuration[ResponseTimeout] * 100), () =>
        {
            if (number == _sendNumber)
                Resend(true);
        });
    }

    private void Resend(bool wanted)
    {
        if (_unacknowledged is null)
            return;
        if (!wanted || _resends == MaxResends)
        {
            GivenUp++;
            _toSend.Clear();
            SendNext();
            return;
        }
        _resends++;
        SsiPacket.MarkRetransmitted(_unacknowledged);
        SayCode(_unacknowledged);
        WaitForAck();
    }

    private void Sleep()
    {
        IsAsleep = true;
        ForgetPartial();
        StopLooking();
    }

    private void DozeLater()
    {
        if (_dozing || Configuration[PowerMode] == 0)
            return;
        _dozing = true;
        After(DozeMs, () =>
        {
            _dozing = false;
            if (Configuration[PowerMode] == 0 || IsAsleep)
                return;
            if (IsLooking || IsWaitingForAck || SilentForMs < DozeMs)
                DozeLater();
            else
                Sleep();
        });
    }
}
