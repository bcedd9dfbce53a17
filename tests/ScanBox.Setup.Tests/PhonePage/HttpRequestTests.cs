using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Setup.PhonePage;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>Requests of browsers, and what is none.</summary>
[TestClass]
public class HttpRequestTests
{
    [TestMethod]
    public void ABrowsersRequestIsRead()
    {
        HttpRequest request = Take("POST /join HTTP/1.1\r\nhOST: 192.168.4.1:80 \r\nUser-Agent: x\r\nAccept-Language: zh-CN,zh;q=0.9\r\nContent-Length: 5\r\n\r\na=b%2more");
        Assert.IsTrue(request.IsComplete);
        Assert.AreEqual("POST", request.Method);
        Assert.AreEqual("/join", request.Target);
        Assert.AreEqual("192.168.4.1:80", request.Host);
        Assert.AreEqual("zh-CN,zh;q=0.9", request.Language);
        Assert.AreEqual(5, request.BodyLength);
        // Half of it is not all of it.
        Assert.IsFalse(Take("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcd").IsComplete);
        Assert.IsFalse(Take("GET / HTTP/1.1\r\nHost: a\r\n").IsComplete);
        request.Reset();
        Assert.IsFalse(request.IsComplete || request.HasBegun);
        Assert.AreEqual(0, (int)request.Body[0]);
    }

    [TestMethod]
    public void WhatIsNoneIsRefused()
    {
        Refuses(400, "GET\r\n\r\n");
        Refuses(400, "\u0001 / HTTP/1.1\r\n\r\n");
        Refuses(505, "GET / HTTP/2.0\r\n\r\n");
        Refuses(405, "DELETE / HTTP/1.1\r\n\r\n");
        Refuses(411, "POST / HTTP/1.1\r\n\r\n");
        Refuses(413, "POST / HTTP/1.1\r\nContent-Length: 513\r\n\r\n");
        Refuses(413, "GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\n");
        Refuses(400, "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
        Refuses(400, "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
        Refuses(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        Refuses(501, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        Refuses(414, "GET /" + new string('a', 300) + " HTTP/1.1\r\n\r\n");
    }

    [TestMethod]
    public void ALongHeadIsReadPastAndAnEndlessOneIsNot()
    {
        var request = new HttpRequest();
        byte[] line = Encoding.UTF8.GetBytes("Cookie: " + new string('a', 500) + "\r\n");
        byte[] first = Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\n");
        request.Take(first, first.Length);
        for (int i = 0; i < 10; i++)
            request.Take(line, line.Length);
        Assert.AreEqual(0, request.Fault);
        for (int i = 0; i < 10; i++)
            request.Take(line, line.Length);
        Assert.AreEqual(431, request.Fault);
    }

    [TestMethod]
    public void FieldsAreDecodedOrRefused()
    {
        byte[] body = Encoding.UTF8.GetBytes("o=hall+7%20%E9%9A%94&x&=y&p=a%26b&q=%4&r=%80&s=%00&o=other");
        var fields = new FormFields(body, body.Length);
        Assert.AreEqual("hall 7 隔", fields.Text('o'));
        Assert.AreEqual("a&b", fields.Text('p'));
        Assert.AreEqual("", fields.Text('z'));
        Assert.IsNull(fields.Text('q'));
        Assert.IsNull(fields.Text('r'));
        Assert.IsNull(fields.Text('s'));
    }

    private static void Refuses(int status, string text)
    {
        HttpRequest request = Take(text);
        Assert.AreEqual(status, request.Fault, text);
        Assert.IsFalse(request.IsComplete);
    }

    private static HttpRequest Take(string text)
    {
        var request = new HttpRequest();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        request.Take(bytes, bytes.Length);
        return request;
    }
}
