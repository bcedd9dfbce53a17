using System;
using System.Text;
using ScanBox.Security;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// One HTTP/1.1 request (RFC 9112), read as its bytes come. Of its head it keeps only what the page needs, so a phone may send as many lines as it
/// likes, up to a bound. After a fault the rest is not read.
/// </summary>
public sealed class HttpRequest
{
    /// <summary>Longest head in bytes: browsers send less than one thousand, but other pages may have left cookies for this address.</summary>
    public const int MaxHeadBytes = 8192;

    /// <summary>Longest body in bytes: all fields of the form at their longest, each character as three.</summary>
    public const int MaxBodyBytes = 512;

    // What is looked at is shorter; of the rest only the end is looked for.
    private const int LineBytes = 200;
    private const int NotGiven = -1;

    // Far longer than a body can be.
    private const int MaxLengthDigits = 6;

    private readonly byte[] _hostName = Encoding.UTF8.GetBytes("host");
    private readonly byte[] _lengthName = Encoding.UTF8.GetBytes("content-length");
    private readonly byte[] _codingName = Encoding.UTF8.GetBytes("transfer-encoding");
    private readonly byte[] _languageName = Encoding.UTF8.GetBytes("accept-language");
    private readonly byte[] _line = new byte[LineBytes];
    private int _lineLength;
    private int _headLength;
    private int _contentLength;
    private bool _isFirstLine;
    private bool _inBody;

    /// <summary>Makes one that has read nothing.</summary>
    public HttpRequest() => Reset();

    /// <summary>Whether all of it is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>HTTP status that it is refused with, 0 for none.</summary>
    public int Fault { get; private set; }

    /// <summary>Whether anything has come.</summary>
    public bool HasBegun => _headLength > 0;

    /// <summary><c>GET</c>, <c>HEAD</c>, <c>POST</c>.</summary>
    public string Method { get; private set; } = "";

    /// <summary>What is asked for, with the query; as it came.</summary>
    public string Target { get; private set; } = "";

    /// <summary>The host that the browser means, with a port when it has one.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The language that is liked best, as it came; empty when not given.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The body.</summary>
    public byte[] Body { get; } = new byte[MaxBodyBytes];

    /// <summary>Bytes of the body.</summary>
    public int BodyLength { get; private set; }

    /// <summary>Forgets it all, the body too: it may hold a password.</summary>
    public void Reset()
    {
        Array.Clear(Body, 0, MaxBodyBytes);
        BodyLength = 0;
        _lineLength = 0;
        _headLength = 0;
        _contentLength = NotGiven;
        _isFirstLine = true;
        _inBody = false;
        IsComplete = false;
        Fault = 0;
        Method = "";
        Target = "";
        Host = "";
        Language = "";
    }

    /// <summary>Takes bytes; what comes behind a complete request is left alone.</summary>
    public void Take(byte[] data, int count)
    {
        for (int i = 0; i < count && !IsComplete && Fault == 0; i++)
        {
            if (_inBody)
                TakeBody(data[i]);
            else
                TakeHead(data[i]);
        }
    }

    private void TakeBody(byte value)
    {
        Body[BodyLength++] = value;
        IsComplete = BodyLength == _contentLength;
    }

    private void TakeHead(byte value)
    {
        if (++_headLength > MaxHeadBytes)
        {
            Fault = 431;
        }
        else if (value != (byte)'\n')
        {
            if (_lineLength < LineBytes)
                _line[_lineLength] = value;
            _lineLength++;
        }
        else
        {
            if (_lineLength > 0 && _lineLength <= LineBytes && _line[_lineLength - 1] == (byte)'\r')
                _lineLength--;
            EndLine();
            _lineLength = 0;
        }
    }

    private void EndLine()
    {
        if (_isFirstLine)
        {
            // RFC 9112, 2.2: an empty line before the request is let pass.
            if (_lineLength > 0)
                EndRequestLine();
        }
        else if (_lineLength == 0)
        {
            EndHead();
        }
        else if (_line[0] != (byte)' ' && _line[0] != (byte)'\t')
        {
            EndField();
        }
    }

    private void EndRequestLine()
    {
        _isFirstLine = false;
        int method = IndexOf((byte)' ', 0);
        int target = method < 0 ? -1 : IndexOf((byte)' ', method + 1);
        if (_lineLength > LineBytes)
            Fault = 414;
        else if (method <= 0 || target <= method + 1 || target + 7 > _lineLength || !IsAscii(_lineLength))
            Fault = 400;
        if (Fault != 0)
            return;
        Method = Encoding.UTF8.GetString(_line, 0, method);
        Target = Encoding.UTF8.GetString(_line, method + 1, target - method - 1);
        string version = Encoding.UTF8.GetString(_line, target + 1, _lineLength - target - 1);
        if (!version.StartsWith("HTTP/1."))
            Fault = 505;
        else if (Method != "GET" && Method != "HEAD" && Method != "POST")
            Fault = 405;
    }

    private void EndField()
    {
        if (IsField(_hostName))
        {
            string host = Value();
            // Two hosts, or one that is too long to be this box.
            if (Host.Length > 0 || host.Length == 0)
                Fault = 400;
            Host = host;
        }
        else if (IsField(_lengthName))
        {
            int length = (int)DecimalText.Read(Value(), MaxLengthDigits);
            if (length < 0 || _contentLength != NotGiven && _contentLength != length)
                Fault = 400;
            _contentLength = length;
        }
        else if (IsField(_codingName))
        {
            Fault = 501;
        }
        else if (IsField(_languageName))
        {
            Language = Value();
        }
    }

    private void EndHead()
    {
        bool isPost = Method == "POST";
        if (isPost && _contentLength == NotGiven)
            Fault = 411;
        else if (_contentLength > (isPost ? MaxBodyBytes : 0))
            Fault = 413;
        else if (_contentLength > 0)
            _inBody = true;
        else
            IsComplete = true;
    }

    private bool IsField(byte[] name)
    {
        if (_lineLength <= name.Length || _line[name.Length] != (byte)':')
            return false;
        for (int i = 0; i < name.Length; i++)
        {
            int letter = _line[i] >= (byte)'A' && _line[i] <= (byte)'Z' ? _line[i] | 0x20 : _line[i];
            if (letter != name[i])
                return false;
        }
        return true;
    }

    /// <summary>What stands behind the colon; empty for what is too long, or not ASCII.</summary>
    private string Value()
    {
        int start = IndexOf((byte)':', 0) + 1;
        int end = _lineLength;
        if (end > LineBytes || !IsAscii(end))
            return "";
        while (start < end && (_line[start] == (byte)' ' || _line[start] == (byte)'\t'))
            start++;
        while (end > start && (_line[end - 1] == (byte)' ' || _line[end - 1] == (byte)'\t'))
            end--;
        return start == end ? "" : Encoding.UTF8.GetString(_line, start, end - start);
    }

    private int IndexOf(byte value, int from)
    {
        for (int i = from; i < _lineLength && i < LineBytes; i++)
        {
            if (_line[i] == value)
                return i;
        }
        return -1;
    }

    private bool IsAscii(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_line[i] < 0x20 && _line[i] != (byte)'\t' || _line[i] >= 0x7F)
                return false;
        }
        return true;
    }
}
