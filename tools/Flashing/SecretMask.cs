namespace Flashing;

/// <summary>Takes passwords and PINs out of a line before it is kept, whatever the flasher prints.</summary>
/// <param name="secrets">What must not be seen.</param>
internal sealed class SecretMask(IEnumerable<string> secrets)
{
    private const string Mask = "***";

    // The longest first: a secret may be part of another.
    private readonly string[] _secrets = [.. secrets.Distinct().OrderByDescending(secret => secret.Length)];

    internal string Of(string line) => _secrets.Aggregate(line, static (text, secret) => text.Replace(secret, Mask, StringComparison.Ordinal));
}
