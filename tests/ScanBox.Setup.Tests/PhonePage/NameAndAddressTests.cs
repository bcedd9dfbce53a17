using System;
using nanoFramework.TestFramework;
using ScanBox.Setup.PhonePage;
using ScanBox.Tests;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>What a phone on the access point asks before it finds the page.</summary>
[TestClass]
public class NameAndAddressTests
{
    private const string Page = "http://192.168.4.1/";
    private const string Query = "1234 0100 0001 0000 0000 0000 0361626303636F6D00 0001 0001";

    [TestMethod]
    public void EveryNameIsTheBox()
    {
        Assert.AreEqual(Plain("1234 8580 0001 0001 0000 0000 0361626303636F6D00 0001 0001 C00C 0001 0001 00000000 0004 C0A80401"), Names(Query));
        // An address of the other kind: none, so that the phone takes this one.
        Assert.AreEqual(Plain("1234 8580 0001 0000 0000 0000 0361626303636F6D00 001C 0001"), Names("1234 0100 0001 0000 0000 0000 0361626303636F6D00 001C 0001"));
        Assert.AreEqual("", Names("1234 8100 0001 0000 0000 0000 0361626303636F6D00 0001 0001"), "an answer");
        Assert.AreEqual("", Names("1234 0100 0002 0000 0000 0000 0361626303636F6D00 0001 0001"), "two questions");
        Assert.AreEqual("", Names("1234 0100 0001 0000 0000 0000 C00C 0001 0001"), "a name that points to itself");
        Assert.AreEqual("", Names("1234 0100 0001 0000 0000 0000 3F61"), "half a name");
        Assert.AreEqual("", Names("12"));
    }

    [TestMethod]
    public void APhoneGetsAnAddressAndKeepsIt()
    {
        var dhcp = new DhcpAnswers();
        byte[] offer = Ask(dhcp, 1, "3501 01 FF");
        Assert.AreEqual(2, (int)offer[0]);
        Assert.AreEqual("C0A80402", Bytes.ToHex(offer, 16, 4));
        Assert.AreEqual(Plain("350102 3604C0A80401 330400000258 0104FFFFFF00 0304C0A80401 0604C0A80401 7213"), Bytes.ToHex(offer, 240, 35));
        byte[] given = Ask(dhcp, 1, "350103 3604C0A80401 3204C0A80402 FF");
        Assert.AreEqual("350105", Bytes.ToHex(given, 240, 3));
        Assert.AreEqual("C0A80403", Bytes.ToHex(Ask(dhcp, 2, "350101FF"), 16, 4));
        Assert.AreEqual("C0A80402", Bytes.ToHex(Ask(dhcp, 1, "350101FF"), 16, 4));
        // Somebody else's address, and somebody else's server.
        byte[] refused = Ask(dhcp, 3, "350103 3204C0A80402 FF");
        Assert.AreEqual("350106", Bytes.ToHex(refused, 240, 3));
        Assert.AreEqual("00000000", Bytes.ToHex(refused, 16, 4));
        Assert.AreEqual(0, Ask(dhcp, 1, "350103 36040A000001 3204C0A80402 FF").Length);
        Assert.AreEqual(0, Ask(dhcp, 1, "3501").Length, "half an option");
    }

    private static string Names(string query)
    {
        byte[] question = Bytes.FromHex(query);
        byte[] answer = new byte[DnsAnswers.MaxBytes];
        int count = DnsAnswers.Answer(question, question.Length, new byte[] { 192, 168, 4, 1 }, answer);
        return count == 0 ? "" : Bytes.ToHex(answer, 0, count);
    }

    private static byte[] Ask(DhcpAnswers dhcp, byte phone, string options)
    {
        byte[] rest = Bytes.FromHex(options);
        byte[] request = new byte[240 + rest.Length];
        Array.Copy(Bytes.FromHex("01 01 06 00 11223344"), 0, request, 0, 8);
        request[33] = phone;
        Array.Copy(Bytes.FromHex("63825363"), 0, request, 236, 4);
        Array.Copy(rest, 0, request, 240, rest.Length);
        byte[] answer = new byte[DhcpAnswers.MaxBytes];
        int count = dhcp.Answer(request, request.Length, new byte[] { 192, 168, 4, 1 }, Page, answer);
        byte[] exact = new byte[count];
        Array.Copy(answer, 0, exact, 0, count);
        return exact;
    }

    private static string Plain(string hex)
    {
        byte[] bytes = Bytes.FromHex(hex);
        return Bytes.ToHex(bytes, 0, bytes.Length);
    }
}
