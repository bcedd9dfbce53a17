using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Signing;

namespace Factory.Records;

/// <summary>One line of JSON: <c>{"record":{...},"signer":"...","signature":"..."}</c>, an Ed25519 signature over the bytes of the record as they stand there.</summary>
public static class SignedRecord
{
    private const string Label = "ScanBox factory record 1\n";

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Signs a record.</summary>
    public static string Write(BoardRecord record, SigningKey key)
    {
        string text = JsonSerializer.Serialize(record, s_options);
        string signature = Convert.ToHexString(key.Sign(Message(text)));
        return $$"""{"record":{{text}},"signer":"{{Convert.ToHexString(key.PublicKey)}}","signature":"{{signature}}"}""";
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="signer">The public key that must have signed it; null when any may have.</param>
    /// <returns>The record; null when it is none, was changed, or is somebody else's.</returns>
    public static BoardRecord? Read(string line, byte[]? signer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement record = document.RootElement.GetProperty("record");
            byte[] key = Convert.FromHexString(document.RootElement.GetProperty("signer").GetString() ?? "");
            byte[] signature = Convert.FromHexString(document.RootElement.GetProperty("signature").GetString() ?? "");
            if (signer is not null && !signer.AsSpan().SequenceEqual(key))
                return null;
            return SigningKey.Verify(key, Message(record.GetRawText()), signature) ? record.Deserialize<BoardRecord>(s_options) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // A key that signs set-up codes too never signs one by signing a record.
    private static byte[] Message(string record) => Encoding.UTF8.GetBytes(Label + record);
}
