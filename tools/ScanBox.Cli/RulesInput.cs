using System;
using System.IO;
using ScanBox.Codes;

namespace ScanBox.Cli;

/// <summary>A rules file of a command line, read by the box's own reader.</summary>
internal sealed class RulesInput
{
    private readonly CodeRulesReader _reader = new();

    private RulesInput(byte[] text)
    {
        Text = text;
        Table = _reader.Read(text, 0, text.Length);
    }

    /// <summary>The rules; null when the file has a mistake.</summary>
    internal CodeRuleTable? Table { get; }

    /// <summary>The file as it is, at most one byte more than a box takes.</summary>
    internal byte[] Text { get; }

    /// <summary>The line of the mistake, from 1.</summary>
    internal int Line => _reader.ErrorLine;

    /// <summary>The mistake with its line.</summary>
    internal string Problem => _reader.Describe();

    /// <summary>The mistake, without its line.</summary>
    internal string Error => RulesErrorText.Of(_reader.Error);

    /// <exception cref="CommandException">The file cannot be read.</exception>
    internal static RulesInput Read(FileInfo file)
    {
        try
        {
            using FileStream stream = file.OpenRead();
            byte[] text = new byte[CodeRulesReader.MaxFileBytes + 1];
            int count = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return new RulesInput(text[..count]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"rules: {e.Message}");
        }
    }
}
