namespace Guide;

/// <summary>How the sheet looks: two columns where there is room, a page of A4 a language where it is printed.</summary>
internal static class SheetStyle
{
    internal const string Css = """
        @page { size: A4; margin: 8mm; }
        * { box-sizing: border-box; }
        body { margin: 0; color: #16191c; background: #fff; font: 7.6pt/1.32 "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        .page { max-width: 194mm; margin: 0 auto; padding: 8px; break-after: page; }
        .page:last-child { break-after: auto; }
        .page[lang=en] { font-size: 6.8pt; line-height: 1.25; }
        header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2px solid #0a6b52; }
        h1 { margin: 0; font-size: 16pt; color: #0a6b52; }
        header p { margin: 0; }
        h2 { margin: 6px 0 2px; font-size: 9.5pt; color: #0a6b52; }
        h2 small { font-weight: 400; color: #4c545b; }
        ol { margin: 0; padding-left: 1.6em; columns: 2; }
        li { break-inside: avoid; }
        q { font-weight: 600; quotes: "“" "”"; }
        .two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: 1px 4px; text-align: left; vertical-align: top; border-bottom: 1px solid #cfd3d6; font-weight: 400; }
        th[scope=row] { white-space: nowrap; font-weight: 600; }
        th[scope=col] { font-weight: 600; }
        .lamp th[scope=row] { white-space: normal; width: 52%; }
        .spoken td:first-child { width: 38%; font-weight: 600; }
        .spoken td:last-child { width: 28%; }
        kbd { display: inline-block; min-width: 1.9em; padding: 0 4px; border: 1px solid #7a8288; border-radius: 4px; background: #f3f4f2; font: inherit; text-align: center; }
        .pad { display: grid; gap: 2px; max-width: 62mm; margin-bottom: 3px; }
        .buttons { grid-template-columns: repeat(4, 1fr); }
        .signs p { margin: 0; }
        svg { display: inline-block; width: 64px; height: 8px; margin-right: 5px; vertical-align: baseline; }
        .dark { fill: #3a3f44; } .green { fill: #22c07d; } .red { fill: #f0483b; } .yellow { fill: #f5b921; } .blue { fill: #3f8cff; }
        footer { margin-top: 5px; color: #3a4147; }
        @media (max-width: 600px) { ol { columns: 1; } .two { grid-template-columns: 1fr; } body, .page[lang=en] { font-size: 10.5pt; } .page { overflow-x: auto; } }
        @media print { .page { padding: 0; max-width: none; } * { print-color-adjust: exact; } }

        """;
}
