using System;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Benchmarks;

/// <summary>A box with everything around it in memory, on a clock that jumps to whatever is due next.</summary>
internal sealed class BenchBox
{
    private const int SegmentBytes = 8 * 1024;

    // More steps than any payment takes: a box that hangs must not hang the table.
    private const int MostSteps = 10000;

    private static readonly byte[] s_masterKey = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
    private static readonly byte[] s_serialKey = { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

    private readonly MemoryClock _clock = new MemoryClock();
    private readonly MemoryKeypad _keypad = new MemoryKeypad();
    private readonly MemorySwitch _switch = new MemorySwitch(s_masterKey);
    private readonly TappedLink _link;
    private readonly Box _box;

    internal BenchBox()
    {
        _link = new TappedLink(_switch);
        var ports = new BoxPorts(_clock, _keypad, new EndlessScanner(), _link, new MemoryLamp(), new MemorySpeaker(), new NoStorage(), new MemoryWatchdog(), new MemoryEntropy(), new NoLog(), new SixDigits());
        var settings = new BoxSettings { TerminalId = "12345678", MerchantId = "123456789012345", Serial = "0000020254004318" };
        _box = new Box(ports, settings, new BoxKeys(s_masterKey, s_serialKey), CodeRulesReader.ReadDefault(), SegmentBytes);
        for (int i = 0; i < MostSteps && (_box.SwitchState != SwitchState.SignedIn || !_box.Silent); i++)
            Advance();
    }

    /// <summary>One step at rest: the clock stands, no key, no byte.</summary>
    internal void Idle() => _box.Step();

    /// <summary>Has the switch answer the last payment once more: its share of <see cref="Pay"/>.</summary>
    internal void AnswerAgain() => _link.Again();

    /// <summary>12.50 yuan from the first key to the announced and journaled receipt.</summary>
    internal void Pay()
    {
        int before = _box.LastReceipt.Stan;
        _keypad.Press(Key.Digit1);
        _keypad.Press(Key.Digit2);
        _keypad.Press(Key.Point);
        _keypad.Press(Key.Digit5);
        _keypad.Press(Key.Digit0);
        _keypad.Press(Key.Confirm);
        int steps = 0;
        do
        {
            Advance();
            steps++;
        }
        while (steps < MostSteps && (_keypad.HasKeys || _box.PaymentState != PaymentState.Idle || !_box.Silent));
        if (_box.LastReceipt.Stan == before || !_box.LastReceipt.Spoken)
            throw new InvalidOperationException("the payment was not approved");
    }

    private void Advance()
    {
        long next = _box.Step();
        if (!_keypad.HasKeys && !_switch.HasOutput && next > _clock.UptimeMs)
            _clock.UptimeMs = next > _clock.UptimeMs + 1000 ? _clock.UptimeMs + 1000 : next;
    }
}
