using System;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// Names on the box's own access point (RFC 1035): every question for an address gets the box's own, so that a phone that asks whether there is
/// an internet finds the page. What is no such question gets no answer, or one without addresses.
/// </summary>
public static class DnsAnswers
{
    /// <summary>Longest message without extensions.</summary>
    public const int MaxBytes = 512;

    private const int HeaderBytes = 12;
    private const int AnswerBytes = 16;
    private const int MaxNameBytes = 255;
    private const int MaxLabelBytes = 63;
    private const int TypeAddress = 1;
    private const int TypeAny = 255;
    private const int ClassInternet = 1;

    /// <summary>Answers a question.</summary>
    /// <param name="question">The datagram.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="address">The box's own address, four bytes.</param>
    /// <param name="answer">Receives the answer, <see cref="MaxBytes"/> long.</param>
    /// <returns>Bytes of the answer; 0 for none.</returns>
    public static int Answer(byte[] question, int count, byte[] address, byte[] answer)
    {
        // A question, of the usual kind, and one alone.
        if (count < HeaderBytes || count > MaxBytes || (question[2] & 0xF8) != 0 || question[4] != 0 || question[5] != 1)
            return 0;
        int end = EndOfName(question, count);
        if (end < 0 || end + 4 > count || end + 4 + AnswerBytes > answer.Length)
            return 0;
        int type = (question[end] << 8) | question[end + 1];
        bool isAnswered = (type == TypeAddress || type == TypeAny) && question[end + 2] == 0 && question[end + 3] == ClassInternet;
        end += 4;
        Array.Copy(question, 0, answer, 0, end);
        // An answer, by who is in charge; recursion as it was asked for.
        answer[2] = (byte)(0x84 | (question[2] & 0x01));
        answer[3] = 0x80;
        for (int i = 6; i < HeaderBytes; i++)
            answer[i] = 0;
        if (!isAnswered)
            return end;
        answer[7] = 1;
        // The name of the question, an address, for no second longer than it is used: elsewhere the name means somebody else.
        answer[end++] = 0xC0;
        answer[end++] = HeaderBytes;
        answer[end++] = 0;
        answer[end++] = TypeAddress;
        answer[end++] = 0;
        answer[end++] = ClassInternet;
        for (int i = 0; i < 4; i++)
            answer[end++] = 0;
        answer[end++] = 0;
        answer[end++] = 4;
        Array.Copy(address, 0, answer, end, 4);
        return end + 4;
    }

    /// <returns>Where the name ends; -1 for what is none. Pointers have no place in a question.</returns>
    private static int EndOfName(byte[] question, int count)
    {
        int at = HeaderBytes;
        while (at < count && at - HeaderBytes < MaxNameBytes)
        {
            int label = question[at++];
            if (label == 0)
                return at;
            if (label > MaxLabelBytes)
                return -1;
            at += label;
        }
        return -1;
    }
}
