using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScanBox.Switching;

namespace ScanBox.Cli.Messages;

/// <summary>A message made readable: its type, and its fields by number.</summary>
/// <param name="Mti">Four digits.</param>
/// <param name="Fields">Field numbers as text, in ascending order, with their content; of payment codes the last 6 characters only.</param>
public sealed record MessageExplanation(string Mti, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Explains a frame that begins at its length prefix or at its TPDU.</summary>
    /// <param name="bytes">The frame. A prefix is recognised when it equals the number of bytes that follow.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="FormatException">The bytes are not a message; the text says what is wrong and where, and shows no content.</exception>
    public static MessageExplanation Explain(byte[] bytes)
    {
        int content = HasLengthPrefix(bytes) ? Frame.LengthSize : 0;
        int offset = content + Frame.RoutingSize;
        if (bytes.Length < content + Frame.MinContent)
            throw new FormatException(Invariant($"too short: TPDU, header, type and bitmap need {Frame.MinContent} bytes"));
        var message = new IsoMessage();
        var decoder = new IsoDecoder();
        DecodeError error = decoder.Decode(bytes, offset, bytes.Length - offset, message);
        if (error != DecodeError.None)
            throw new FormatException(Describe(error, decoder));
        var fields = Enumerable.Range(1, FieldTable.LastField)
            .Where(message.Has)
            .Select(field => KeyValuePair.Create(field.ToString(CultureInfo.InvariantCulture), TextOf(message, field)))
            .ToList();
        return new MessageExplanation(message.Mti.ToString("X4", CultureInfo.InvariantCulture), fields);
    }

    private static bool HasLengthPrefix(byte[] bytes) =>
        bytes.Length >= Frame.LengthSize && ((bytes[0] << 8) | bytes[1]) == bytes.Length - Frame.LengthSize;

    private static string TextOf(IsoMessage message, int field)
    {
        byte[] content = new byte[message.LengthOf(field)];
        message.CopyTo(field, content, 0);
        if (FieldTable.FormatOf(field) == FieldFormat.Tagged)
            CodeMask.Apply(content);
        bool printable = content.All(b => b is >= 0x20 and <= 0x7E);
        return printable ? Encoding.ASCII.GetString(content) : Convert.ToHexString(content);
    }

    private static string Describe(DecodeError error, IsoDecoder decoder)
    {
        string place = decoder.Field > 0 ? Invariant($"field {decoder.Field} at byte {decoder.Offset}") : Invariant($"byte {decoder.Offset}");
        string what = error switch
        {
            DecodeError.Truncated => "ends too early",
            DecodeError.BadMessageType => "the message type is not four digits beginning with 0",
            DecodeError.SecondaryBitmap => "a second bitmap is announced, which this dialect has not",
            DecodeError.UnknownField => "the dialect has no such field",
            DecodeError.BadLength => "the length is not BCD",
            DecodeError.TooLong => "longer than the field or a message may be",
            DecodeError.BadDigit => "not a digit in a numeric field",
            DecodeError.BadPadding => "digits are not padded with zero",
            DecodeError.BadCharacter => "not printable ASCII in a text field",
            DecodeError.BadTag => "a malformed tag",
            DecodeError.RepeatedTag => "a tag occurs twice",
            DecodeError.TrailingBytes => "bytes follow the last field",
            _ => error.ToString(),
        };
        return $"{place}: {what}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
