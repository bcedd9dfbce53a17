namespace ScanBox.Codes;

/// <summary>Reads an EMVCo consumer-presented payload: base64 of 85 "CPV01", application templates 61 and at most one common
/// template 62. It is a payment code only if it parses to its last byte and an application has an AID and an account.</summary>
internal sealed class EmvPayload
{
    // 61 or 62, in it 63 or 64; one level more for templates to come. Also bounds the recursion.
    private const int MaxDepth = 4;

    // The largest public sample has 14 objects.
    private const int MaxObjects = 64;

    // Base64 of 85 05 "CPV01" up to its last whole character; the next one already depends on the byte that follows.
    private static readonly byte[] s_start = { (byte)'h', (byte)'Q', (byte)'V', (byte)'D', (byte)'U', (byte)'F', (byte)'Y', (byte)'w', (byte)'M' };
    private static readonly byte[] s_format = { (byte)'C', (byte)'P', (byte)'V', (byte)'0', (byte)'1' };

    private readonly byte[] _data;
    private readonly EmvApplication _common = new();
    private EmvApplication? _chosen;
    private bool _hasCommon;
    private bool _hasApplication;
    private bool _hasAid;
    private bool _hasBadAid;
    private EmvApplication? _firstWithAid;
    private int _objects;

    private EmvPayload(byte[] data) => _data = data;

    /// <summary>The last six digits of the PAN of the first application; set when <see cref="Read"/> found a payment code.</summary>
    internal string Factor { get; private set; } = "";

    /// <summary>Whose application it is.</summary>
    internal string Name { get; private set; } = "";

    /// <summary>Whether the text begins like such a payload.</summary>
    internal static bool HasStart(byte[] text, int offset, int count) => AsciiBytes.StartsWith(text, offset, count, s_start);

    /// <summary>Reads a payload.</summary>
    /// <returns>The payload, complete only if <paramref name="why"/> is <see cref="CodeReason.EmvPayload"/>.</returns>
    internal static EmvPayload Read(byte[] text, int offset, int count, out CodeReason why)
    {
        var payload = new EmvPayload(new byte[count]);
        int length = Base64Text.Decode(text, offset, count, payload._data);
        why = length < 0 ? CodeReason.EmvBadBase64 : payload.ReadObjects(length);
        return payload;
    }

    private CodeReason ReadObjects(int length)
    {
        var reader = new BerTlvReader(_data, 0, length);
        bool isFirst = true;
        while (!reader.IsAtEnd)
        {
            CodeReason why = NextObject(reader);
            if (why != CodeReason.EmvPayload)
                return why;
            if (isFirst != (reader.Tag == EmvTags.PayloadFormat))
                return isFirst ? CodeReason.EmvBadFormat : CodeReason.EmvDuplicate;
            why = isFirst ? CheckFormat(reader) : ReadTemplate(reader);
            if (why != CodeReason.EmvPayload)
                return why;
            isFirst = false;
        }
        return isFirst ? CodeReason.EmvBadFormat : Choose();
    }

    private static CodeReason CheckFormat(BerTlvReader reader) =>
        reader.ValueLength == s_format.Length && reader.HasValue(s_format) ? CodeReason.EmvPayload : CodeReason.EmvBadFormat;

    private CodeReason ReadTemplate(BerTlvReader reader)
    {
        EmvApplication? target = null;
        if (reader.Tag == EmvTags.CommonData)
        {
            if (_hasCommon)
                return CodeReason.EmvDuplicate;
            _hasCommon = true;
            target = _common;
        }
        else if (reader.Tag == EmvTags.Application)
        {
            target = new EmvApplication();
        }
        if (!reader.IsTemplate)
            return CodeReason.EmvPayload;
        CodeReason why = ReadInside(reader, target, 1);
        if (why == CodeReason.EmvPayload && reader.Tag == EmvTags.Application)
            NoteApplication(target!);
        return why;
    }

    private CodeReason ReadInside(BerTlvReader outer, EmvApplication? target, int depth)
    {
        if (depth > MaxDepth)
            return CodeReason.EmvTooDeep;
        var reader = new BerTlvReader(_data, outer.ValueOffset, outer.ValueOffset + outer.ValueLength);
        while (!reader.IsAtEnd)
        {
            CodeReason why = NextObject(reader);
            if (why == CodeReason.EmvPayload && target is not null && !target.Note(reader.Tag, reader.ValueOffset, reader.ValueLength))
                why = CodeReason.EmvDuplicate;
            if (why == CodeReason.EmvPayload && reader.IsTemplate)
                why = ReadInside(reader, null, depth + 1);
            if (why != CodeReason.EmvPayload)
                return why;
        }
        return CodeReason.EmvPayload;
    }

    private CodeReason NextObject(BerTlvReader reader) => ++_objects > MaxObjects ? CodeReason.EmvTooMany : reader.Next();

    /// <summary>Remembers the first application with an account of its own and the first that may use the common one.</summary>
    private void NoteApplication(EmvApplication application)
    {
        _hasApplication = true;
        if (!application.HasAid)
            return;
        _hasAid = true;
        if (application.AidLength < EmvAid.MinBytes || application.AidLength > EmvAid.MaxBytes)
        {
            _hasBadAid = true;
            return;
        }
        _firstWithAid ??= application;
        if (application.HasAccount)
            _chosen ??= application;
    }

    private CodeReason Choose()
    {
        if (!_hasApplication)
            return CodeReason.EmvNoApplication;
        if (!_hasAid)
            return CodeReason.EmvNoAid;
        if (_firstWithAid is null || _hasBadAid)
            return CodeReason.EmvBadAid;
        // Applications stand in the payer's order of preference, so the first one counts if the common account serves it.
        EmvApplication? chosen = _common.HasAccount ? _firstWithAid : _chosen;
        if (chosen is null)
            return CodeReason.EmvNoPan;
        string? factor = FactorOf(chosen.HasAccount ? chosen : _common);
        if (factor is null)
            return CodeReason.EmvBadPan;
        Factor = factor;
        Name = EmvAid.Name(_data, chosen.AidOffset, chosen.AidLength);
        return CodeReason.EmvPayload;
    }

    private string? FactorOf(EmvApplication account) => account.Track2Offset >= 0
        ? EmvPan.FactorOfTrack2(_data, account.Track2Offset, account.Track2Length)
        : EmvPan.FactorOfPan(_data, account.PanOffset, account.PanLength);
}
