using System;
using System.Text;
using ScanBox.Security;
using ScanBox.Security.Loading;
using ScanBox.Settings;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>
/// The factory's keys on their way into a box that has none: <c>loadkeys</c> makes a secret and answers with its public value; <c>loadkeys HEX</c>
/// brings the station's public value and the two keys under what both ends found. The secret is in memory only and good for one try.
/// </summary>
internal sealed class KeyLoading
{
    /// <summary>Bytes of what the station answers: its public value and the block.</summary>
    internal const int AnswerBytes = KeyAgreement.Size + KeyBlock.Size;

    private readonly ConsoleHost _host;
    private KeyAgreement? _agreement;
    private byte[]? _secret;

    internal KeyLoading(ConsoleHost host)
    {
        _host = host;
    }

    /// <summary>What the box made its offer with.</summary>
    internal KeyAgreement Agreement => _agreement!;

    /// <summary>The public value that belongs to the secret.</summary>
    internal byte[] Offered { get; } = new byte[KeyAgreement.Size];

    /// <summary>The station's public value, and the block.</summary>
    internal byte[] Answer { get; } = new byte[AnswerBytes];

    /// <summary>Serial of the box on flash, to which the keys are bound.</summary>
    internal string Serial => _host.SettingsOnFlash().Serial;

    /// <summary>Why a line is not taken; empty when its task may begin.</summary>
    internal string Refusal(string rest)
    {
        // Looked at anew: keys that are there are never written over, whoever wrote them.
        if (_host.HasKeys || KeyFile.Load(_host.Ports.Storage) is not null)
            return "this box has keys, and they stay: `status` shows their check values, `erase` makes a bare box of it";
        if (Serial.Length == 0)
            return "the keys are bound to the serial: set it and `save` first";
        if (rest.Length == 0)
            return "";
        if (_secret is null)
            return "nothing was offered: `loadkeys` alone begins, and each try begins anew";
        byte[] characters = Encoding.UTF8.GetBytes(rest);
        if (characters.Length == 2 * AnswerBytes && Hex.TryRead(characters, 0, AnswerBytes, Answer, 0))
            return "";
        Forget();
        return "what came is not the station's answer: a cut line? Begin anew";
    }

    /// <summary>Makes a new secret and begins with its public value.</summary>
    internal void Offer()
    {
        _secret = new byte[KeyAgreement.Size];
        _host.Ports.Entropy.Fill(_secret);
        _agreement = new KeyAgreement();
        _agreement.Begin(_secret, null);
    }

    /// <summary>Begins with what the station has answered. The secret is gone whatever comes of it.</summary>
    internal void Take()
    {
        Agreement.Begin(_secret!, Answer);
        Array.Clear(_secret!, 0, _secret!.Length);
        _secret = null;
    }

    internal void Forget()
    {
        if (_secret is not null)
            Array.Clear(_secret, 0, _secret.Length);
        _secret = null;
        _agreement?.Forget();
        _agreement = null;
        Array.Clear(Answer, 0, AnswerBytes);
    }
}
