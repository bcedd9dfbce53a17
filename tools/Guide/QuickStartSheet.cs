using System.Globalization;
using System.Net;
using System.Text;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace Guide;

/// <summary>
/// The quick start sheet of a board 快速上手: one page of A4 in Chinese, one in English, as one HTML file that needs nothing else and can be
/// printed. What the box says, how its lamp flashes and which keys it has are taken from the firmware and the board's plan.
/// </summary>
public static class QuickStartSheet
{
    /// <summary>The whole file.</summary>
    public static string Html(SheetBoard board)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>ScanBox 快速上手 Quick start: {Text(board.Name)}</title>\n<style>\n{SheetStyle.Css}</style>\n</head>\n<body>\n<main>\n");
        Page(html, board, Language.Chinese);
        Page(html, board, Language.English);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Page(StringBuilder html, SheetBoard board, Language language)
    {
        string Say(string english, string chinese) => Text(new Words(english, chinese).In(language));
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"page\" lang=\"{(language == Language.Chinese ? "zh-CN" : "en")}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<header><h1>{Say("Quick start", "快速上手")}</h1><p>ScanBox · {Text(board.Name)}</p></header>\n");

        html.Append(CultureInfo.InvariantCulture, $"<section class=\"steps\"><h2>{Say("Take a payment", "收款")}</h2>\n<ol>\n");
        string ok = KeyTable.Caption(Key.Confirm).In(language);
        html.Append(CultureInfo.InvariantCulture, $"<li>{Say("Type the amount", "输入金额")}: <kbd>1</kbd> <kbd>2</kbd> <kbd>.</kbd> <kbd>5</kbd> <kbd>0</kbd> <kbd>{Text(ok)}</kbd></li>\n");
        html.Append(CultureInfo.InvariantCulture, $"<li>{Say("The box says", "设备播报")} <q lang=\"zh-CN\">{Text(Example.PleasePay)}</q></li>\n");
        html.Append(CultureInfo.InvariantCulture, $"<li>{Say("The customer holds the payment code 付款码 to the scanner", "顾客将付款码对准扫码口")}</li>\n");
        html.Append(CultureInfo.InvariantCulture, $"<li>{Say("Wait for the voice", "等待播报")}: <q lang=\"zh-CN\">{Text(Example.Receipt)}</q>. <strong>{Say("Trust the voice, not the customer's screen", "以播报为准,不要只看顾客手机")}</strong></li>\n</ol></section>\n");

        html.Append("<div class=\"two\">\n");
        Keys(html, board, language, Say("Keys", "按键"), Say("hold 3 s", "长按 3 秒"));
        Lamp(html, board, language, Say("Lamp", "指示灯"), Say("what two seconds look like", "两秒内的亮灭"));
        html.Append("</div>\n");
        if (board.HasDisplay)
            Display(html, language, Say("Display, first place", "显示屏第一位"));
        Spoken(html, language, Say("What the box says", "播报内容"), Say("it means", "含义"), Say("what to do", "怎么做"));
        html.Append(CultureInfo.InvariantCulture, $"<footer>{Say("A payment is never lost when the power goes: it is settled first when the box is on again.", "断电不会丢失交易:重新开机后先处理未完成的交易。")} {Say("Day's total", "今日合计")}: <q lang=\"zh-CN\">{Text(Example.Total)}</q></footer>\n</article>\n");
    }

    private static void Keys(StringBuilder html, SheetBoard board, Language language, string title, string hold)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{title}</h2>\n<div class=\"pad\" style=\"grid-template-columns:repeat({board.KeysARow},1fr)\" aria-hidden=\"true\">");
        foreach (Key key in board.Keys)
            html.Append(CultureInfo.InvariantCulture, $"<kbd>{Text(KeyTable.Caption(key).In(language))}</kbd>");
        html.Append("</div>");
        if (board.Buttons.Count > 0)
            html.Append("<div class=\"pad buttons\" aria-hidden=\"true\">" + string.Concat(board.Buttons.Select(key => $"<kbd>{Text(KeyTable.Caption(key).In(language))}</kbd>")) + "</div>");
        html.Append("\n<table>\n");
        foreach (KeyAdvice row in KeyTable.Rows.Where(row => board.Has(row.Key)))
        {
            string held = row.Hold == Words.None ? "" : $"; <em>{hold}</em>: {Text(row.Hold.In(language))}";
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row.Caption.In(language))}</th><td>{Text(row.Press.In(language))}{held}</td></tr>\n");
        }
        html.Append("</table></section>\n");
    }

    private static void Lamp(StringBuilder html, SheetBoard board, Language language, string title, string strip)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"lamp\"><h2>{title} <small>{strip}</small></h2>\n<table>\n");
        foreach (LampAdvice row in LampTable.Rows)
        {
            int rhythm = LampPattern.RhythmOf(row.Signal);
            html.Append("<tr><th scope=\"row\"><svg viewBox=\"0 0 64 8\" aria-hidden=\"true\"><rect class=\"dark\" width=\"64\" height=\"8\"/>");
            for (int slot = 0; slot < LampPattern.Slots; slot++)
            {
                if (((rhythm >> slot) & 1) == 1)
                    html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{row.Colour(board.LampHasBlue).English}\" x=\"{slot * 4}\" width=\"4\" height=\"8\"/>");
            }
            string colour = row.Colour(board.LampHasBlue).In(language);
            string seen = colour.Length > 0 ? $"{colour}{(language == Language.Chinese ? "" : ", ")}{row.Rhythm.In(language)}" : row.Rhythm.In(language);
            html.Append(CultureInfo.InvariantCulture, $"</svg>{Text(seen)}</th><td>{Text(row.Meaning.In(language))}{After(row.Do, language)}</td></tr>\n");
        }
        html.Append("</table></section>\n");
    }

    private static void Display(StringBuilder html, Language language, string title)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"signs\"><h2>{title}</h2><p>");
        html.AppendJoin(" · ", DisplaySign.All.Select(sign => $"<kbd>{Text(sign.Sign.ToString())}</kbd> {Text(sign.Meaning.In(language))}"));
        html.Append("</p></section>\n");
    }

    private static void Spoken(StringBuilder html, Language language, string title, string means, string act)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"spoken\"><h2>{title}</h2>\n<table>\n<tr><th scope=\"col\">{title}</th><th scope=\"col\">{means}</th><th scope=\"col\">{act}</th></tr>\n");
        foreach (SpokenAdvice row in SpokenTable.Rows.Where(row => row.OnSheet))
            html.Append(CultureInfo.InvariantCulture, $"<tr><td lang=\"zh-CN\">{Text(string.Join(" / ", row.Said))}</td><td>{Text(row.Meaning.In(language))}</td><td>{Text(row.Do.In(language))}</td></tr>\n");
        html.Append("</table></section>\n");
    }

    private static string After(Words act, Language language) => act == Words.None ? "" : $"{(language == Language.Chinese ? ";" : "; ")}{Text(act.In(language))}";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
