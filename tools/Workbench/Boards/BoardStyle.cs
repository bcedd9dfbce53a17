namespace Workbench.Boards;

/// <summary>Colours of the pictures: one for each kind of part, strong enough on white and on black.</summary>
internal static class BoardStyle
{
    internal const string Css = """
        <style>
        svg { --page: #ffffff; --ink: #1c2024; --soft: #5b6470; --part: #f4f6f8; --edge: #c9d0d8; --chip: #243042; --chipink: #f2f5f9; --chipsoft: #a9b7c9;
          --scanner: #0b6bcb; --modem: #b3261e; --keypad: #5d6b7a; --buttons: #7a5d00; --lamp: #b25600; --sound: #0a7a3d; --display: #7d3cc0; --watchdog: #007a8a;
          --voice: #0a7a3d; --beeper: #a01c6e; --battery: #4b7300; }
        @media (prefers-color-scheme: dark) { svg { --page: #11151a; --ink: #e8ecf1; --soft: #a3adb9; --part: #1b2128; --edge: #3a4450; --chip: #2c3a50; --chipink: #f2f5f9; --chipsoft: #a9b7c9;
          --scanner: #5aa9ff; --modem: #ff7a70; --keypad: #a9b6c4; --buttons: #e0bb4a; --lamp: #ffa053; --sound: #4fd08a; --display: #c493ff; --watchdog: #45cfe0;
          --voice: #4fd08a; --beeper: #ff86cf; --battery: #a5d64a; } }
        text { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; fill: var(--ink); font-size: 13px; }
        .page { fill: var(--page); } .part, .key { fill: var(--part); stroke: var(--edge); } .chip { fill: var(--chip); }
        .name { font-size: 20px; font-weight: 700; } .title { font-weight: 700; font-size: 14px; } .small { fill: var(--soft); font-size: 12px; }
        .chipname { fill: var(--chipink); font-size: 20px; font-weight: 700; text-anchor: middle; } .chiptext { fill: var(--chipink); text-anchor: middle; }
        .target { fill: var(--chipsoft); font-size: 11px; text-anchor: middle; } .gpio { fill: var(--chipink); } .habit { fill: var(--chipsoft); font-size: 10px; }
        .begin { text-anchor: start; } .end { text-anchor: end; } .middle { text-anchor: middle; }
        .note { fill: var(--soft); font-size: 11px; text-anchor: middle; }
        .wire { stroke: var(--c); stroke-width: 2.5; fill: none; } .dot, .arrow, .mark { fill: var(--c); }
        .scanner { --c: var(--scanner); } .modem { --c: var(--modem); } .keypad { --c: var(--keypad); } .buttons { --c: var(--buttons); } .lamp { --c: var(--lamp); }
        .sound { --c: var(--sound); } .voice { --c: var(--voice); } .display { --c: var(--display); } .watchdog { --c: var(--watchdog); } .beeper { --c: var(--beeper); } .battery { --c: var(--battery); }
        </style>

        """;
}
