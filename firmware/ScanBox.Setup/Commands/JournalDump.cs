using ScanBox.Integrity;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>
/// Shows the files of the journal as lines <c>offset hex</c>, each file between <c>file NAME LENGTH</c> and <c>crc XXXXXXXX</c>. A journal
/// holds amounts and names of payments, and no key and no code.
/// </summary>
internal sealed class JournalDump : ConsoleTask
{
    private const int BytesInLine = 32;
    private const int LineBytes = 96;
    private const int PauseMs = 10;

    private readonly IStorage _storage;
    private readonly ConsoleOutput _out;
    private readonly byte[] _piece = new byte[BytesInLine];
    private readonly byte[] _hex = new byte[BytesInLine * 2];
    private int _file = -1;
    private long _length = -1;
    private long _at;
    private uint _crc;

    internal JournalDump(IStorage storage, ConsoleOutput output)
    {
        _storage = storage;
        _out = output;
    }

    internal override long Step(long nowMs)
    {
        if (!_out.HasRoom(LineBytes))
            return nowMs + PauseMs;
        if (_at >= _length)
        {
            if (_length >= 0)
                _out.Line("crc " + _crc.ToString("X8"));
            return Next() ? nowMs : Done;
        }
        int count = _storage.Read(PaymentJournal.FileName(_file), _at, _piece, 0, BytesInLine);
        if (count <= 0)
            return Fail(PaymentJournal.FileName(_file) + " cannot be read at " + _at.ToString());
        _crc = Crc32.Continue(_crc, _piece, 0, count);
        Hex.Write(_piece, 0, count, _hex, 0);
        _out.Line(_at.ToString("X6") + " " + System.Text.Encoding.UTF8.GetString(_hex, 0, count * 2));
        _at += count;
        return nowMs;
    }

    private bool Next()
    {
        _length = -1;
        _at = 0;
        _crc = Crc32.Empty;
        while (++_file < PaymentJournal.FileCount)
        {
            _length = _storage.Length(PaymentJournal.FileName(_file));
            if (_length < 0)
                continue;
            _out.Line("file " + PaymentJournal.FileName(_file) + " " + _length.ToString());
            return true;
        }
        return false;
    }
}
