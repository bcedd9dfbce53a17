namespace ScanBox.Setup.PhonePage;

/// <summary>How the page looks: for a phone of 360 px, in the light and in the dark, without a file from elsewhere.</summary>
internal static class PageStyle
{
    internal const string Css =
        ":root{color-scheme:light dark;--b:#f5f5f2;--c:#fff;--t:#1a1a1a;--s:#555;--l:#767676;--a:#0a5c3e;--o:#fff;--w:#fff1d6}"
        + "@media(prefers-color-scheme:dark){:root{--b:#161816;--c:#232623;--t:#f0f0ee;--s:#b8b8b4;--l:#8c8c88;--a:#7fd8ae;--o:#10231a;--w:#3d2f10}}"
        + "*{box-sizing:border-box}body{margin:0;background:var(--b);color:var(--t);font:1.0625rem/1.5 system-ui,sans-serif}"
        + "main{max-width:30rem;margin:0 auto;padding:1rem}header{display:flex;align-items:baseline;justify-content:space-between;gap:1rem;color:var(--s)}"
        + "h1{font-size:1.4rem;line-height:1.3;margin:.75rem 0}a{color:var(--a);padding:.25rem 0}fieldset{border:0;margin:0;padding:0}legend,.f{display:block;font-weight:600;padding:.75rem 0 .4rem}"
        + ".n{display:flex;gap:.75rem;align-items:center;min-height:3rem;padding:.25rem .75rem;background:var(--c);border-bottom:1px solid var(--b)}"
        + ".n b{flex:1;font-weight:400;overflow-wrap:anywhere}.n i,.h{color:var(--s);font-style:normal;font-size:.95rem}.h{margin:.3rem 0}"
        + "input[type=radio]{width:1.4rem;height:1.4rem;flex:none;accent-color:var(--a)}"
        + ".t{width:100%;font:inherit;padding:.7rem;color:var(--t);background:var(--c);border:1px solid var(--l);border-radius:.4rem}"
        + "button{width:100%;min-height:3rem;margin-top:1.25rem;font:inherit;font-weight:600;color:var(--o);background:var(--a);border:1px solid var(--a);border-radius:.4rem}"
        + ".q{color:var(--a);background:none}.w{background:var(--w);border-left:.4rem solid #c06a00;padding:.75rem;margin:.75rem 0;overflow-wrap:anywhere}"
        + "p{overflow-wrap:anywhere}"
        // The name of another network is asked for when it is chosen; browsers that cannot tell ask always.
        + "@supports selector(:has(a)){fieldset:not(:has([value='-']:checked))~.o{display:none}}";
}
