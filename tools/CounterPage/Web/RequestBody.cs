using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CounterPage.Web;

/// <summary>The small JSON object that a request carries, read strictly: known names only, each of its type.</summary>
internal sealed class RequestBody
{
    /// <summary>Longest body in bytes; the longest honest one is a code of 256 bytes.</summary>
    internal const int MaxBytes = 8 * 1024;

    private const int MaxDepth = 2;

    private readonly Dictionary<string, JsonElement> _members = [];

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The names it may have.</param>
    /// <exception cref="ApiException">It is not such an object.</exception>
    internal static async Task<RequestBody> ReadAsync(HttpRequest request, params string[] names)
    {
        byte[] bytes = await BytesAsync(request).ConfigureAwait(false);
        var body = new RequestBody();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, $"the body is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine}");
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ApiException(StatusCodes.Status400BadRequest, "the body must be a JSON object, for example {}");
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                if (!names.Contains(member.Name))
                    throw new ApiException(StatusCodes.Status400BadRequest, $"the body has a member that is not known here; it may have: {(names.Length == 0 ? "none" : string.Join(", ", names))}");
                if (!body._members.TryAdd(member.Name, member.Value.Clone()))
                    throw new ApiException(StatusCodes.Status400BadRequest, $"'{member.Name}' is there twice");
            }
        }
        return body;
    }

    /// <summary>A text that must be there.</summary>
    internal string Text(string name) =>
        _members.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new ApiException(StatusCodes.Status400BadRequest, $"'{name}' must be there, and be a text");

    /// <summary>A truth value that must be there.</summary>
    internal bool Flag(string name) => OptionalFlag(name) ?? throw new ApiException(StatusCodes.Status400BadRequest, $"'{name}' must be true or false");

    /// <summary>A truth value, or null when it is not there.</summary>
    internal bool? OptionalFlag(string name)
    {
        if (!_members.TryGetValue(name, out JsonElement value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new ApiException(StatusCodes.Status400BadRequest, $"'{name}' must be true or false"),
        };
    }

    /// <summary>A whole number in a range, or null when it is not there.</summary>
    internal int? OptionalNumber(string name, int least, int most)
    {
        if (!_members.TryGetValue(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw new ApiException(StatusCodes.Status400BadRequest, $"'{name}' must be a whole number from {least} to {most}");
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
            throw new ApiException(StatusCodes.Status413PayloadTooLarge, $"the body is longer than {MaxBytes} bytes");
        byte[] buffer = new byte[MaxBytes + 1];
        int count = 0;
        while (count < buffer.Length)
        {
            int read = await request.Body.ReadAsync(buffer.AsMemory(count), request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read == 0)
                return buffer[..count];
            count += read;
        }
        throw new ApiException(StatusCodes.Status413PayloadTooLarge, $"the body is longer than {MaxBytes} bytes");
    }
}
