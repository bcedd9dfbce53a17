using System;
using System.Text;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// Addresses for the phones on the box's own access point (RFC 2131, 2132; the page's address by RFC 8910): the device's firmware joins them to the
/// radio and gives them none. A phone keeps its address as long as it is one of the last four.
/// </summary>
public sealed class DhcpAnswers
{
    /// <summary>Bytes that a request has at most to be read: a frame.</summary>
    public const int MaxBytes = 576;

    private const int OptionsAt = 240;
    private const int HardwareAt = 28;
    private const int HardwareBytes = 6;
    private const int AddressAt = 16;
    private const int OwnAddressAt = 12;
    // RFC 1542: shorter answers are dropped by some.
    private const int MinAnswerBytes = 300;

    // The page is open for minutes; who comes back asks again.
    private const byte LeaseSecondsHigh = 2;
    private const byte LeaseSecondsLow = 88;

    private const int Leases = 4;
    private const int FirstLease = 2;

    private const byte Discover = 1;
    private const byte Offer = 2;
    private const byte Request = 3;
    private const byte Acknowledge = 5;
    private const byte Refuse = 6;

    private const byte OptionMask = 1;
    private const byte OptionRouter = 3;
    private const byte OptionNames = 6;
    private const byte OptionWanted = 50;
    private const byte OptionLease = 51;
    private const byte OptionKind = 53;
    private const byte OptionServer = 54;
    private const byte OptionPage = 114;
    private const byte OptionEnd = 255;

    private readonly byte[] _holders = new byte[Leases * HardwareBytes];
    private int _next;
    private int _at;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The datagram.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="own">The box's own address, four bytes; the phones' differ in the last one.</param>
    /// <param name="page">Address of the page.</param>
    /// <param name="answer">Receives the answer, <see cref="MaxBytes"/> long.</param>
    /// <returns>Bytes of the answer; 0 for none.</returns>
    public int Answer(byte[] request, int count, byte[] own, string page, byte[] answer)
    {
        bool isRequest = count > OptionsAt && request[0] == 1 && request[1] == 1 && request[2] == HardwareBytes
            && request[236] == 99 && request[237] == 130 && request[238] == 83 && request[239] == 99;
        if (!isRequest)
            return 0;
        int kindAt = Option(request, count, OptionKind, 1);
        int serverAt = Option(request, count, OptionServer, 4);
        byte kind = kindAt < 0 ? (byte)0 : request[kindAt];
        if (kind != Discover && kind != Request || serverAt >= 0 && !IsSame(request, serverAt, own))
            return 0;
        byte[] given = new byte[4];
        Array.Copy(own, 0, given, 0, 4);
        given[3] = (byte)(FirstLease + LeaseOf(request));
        bool isRefused = kind == Request && !IsSame(request, Wanted(request, count), given);
        Array.Clear(answer, 0, answer.Length);
        Array.Copy(request, 0, answer, 0, 44);
        answer[0] = 2;
        answer[3] = 0;
        Array.Clear(answer, OwnAddressAt, 12);
        if (!isRefused)
            Array.Copy(given, 0, answer, AddressAt, 4);
        Array.Copy(request, 236, answer, 236, 4);
        _at = OptionsAt;
        Put(answer, OptionKind, new byte[] { isRefused ? Refuse : kind == Discover ? Offer : Acknowledge });
        Put(answer, OptionServer, own);
        if (!isRefused)
        {
            Put(answer, OptionLease, new byte[] { 0, 0, LeaseSecondsHigh, LeaseSecondsLow });
            Put(answer, OptionMask, new byte[] { 255, 255, 255, 0 });
            Put(answer, OptionRouter, own);
            Put(answer, OptionNames, own);
            Put(answer, OptionPage, Encoding.UTF8.GetBytes(page));
        }
        answer[_at++] = OptionEnd;
        return _at < MinAnswerBytes ? MinAnswerBytes : _at;
    }

    private void Put(byte[] answer, byte option, byte[] value)
    {
        answer[_at++] = option;
        answer[_at++] = (byte)value.Length;
        Array.Copy(value, 0, answer, _at, value.Length);
        _at += value.Length;
    }

    // A phone that has an address already names it in the head.
    private static int Wanted(byte[] request, int count)
    {
        int at = Option(request, count, OptionWanted, 4);
        return at < 0 ? OwnAddressAt : at;
    }

    /// <returns>Where the value of an option begins; -1 when it is not there, or not of that length.</returns>
    private static int Option(byte[] request, int count, byte option, int length)
    {
        int at = OptionsAt;
        while (at < count && request[at] != OptionEnd)
        {
            if (request[at] == 0)
            {
                at++;
                continue;
            }
            if (at + 1 >= count || at + 2 + request[at + 1] > count)
                return -1;
            if (request[at] == option)
                return request[at + 1] == length ? at + 2 : -1;
            at += 2 + request[at + 1];
        }
        return -1;
    }

    private static bool IsSame(byte[] bytes, int at, byte[] address)
    {
        for (int i = 0; i < 4; i++)
        {
            if (bytes[at + i] != address[i])
                return false;
        }
        return true;
    }

    private int LeaseOf(byte[] request)
    {
        for (int lease = 0; lease < Leases; lease++)
        {
            bool isHolder = true;
            for (int i = 0; i < HardwareBytes; i++)
                isHolder &= _holders[lease * HardwareBytes + i] == request[HardwareAt + i];
            if (isHolder)
                return lease;
        }
        int taken = _next;
        _next = _next + 1 >= Leases ? 0 : _next + 1;
        Array.Copy(request, HardwareAt, _holders, taken * HardwareBytes, HardwareBytes);
        return taken;
    }
}
