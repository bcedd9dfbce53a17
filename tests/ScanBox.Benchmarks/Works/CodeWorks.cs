using System.Text;
using ScanBox.Codes;

namespace ScanBox.Benchmarks.Works;

/// <summary>Says what a payment code is.</summary>
internal sealed class Classify : IWork
{
    /// <summary>A WeChat code.</summary>
    internal const string Numeric = "134650328919428540";

    /// <summary>A published UnionPay credit payload in Base64.</summary>
    internal const string Emv = "hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=";

    private readonly CodeClassifier _classifier = new CodeClassifier(CodeRulesReader.ReadDefault());
    private readonly byte[] _code;

    internal Classify(string name, string code)
    {
        Name = name;
        _code = Encoding.UTF8.GetBytes(code);
    }

    public string Name { get; }

    public CodeKind Last { get; private set; }

    public void Run() => Last = _classifier.Classify(_code, 0, _code.Length).Kind;
}
