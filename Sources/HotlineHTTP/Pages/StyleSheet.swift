/// The one style sheet. Sizes in rem, so that a reader's own size and 200 % zoom hold; one column, so that 320 pixels do;
/// contrast at least 7:1 for text in both schemes (WCAG 2.2, 1.4.6); nothing is loaded from anywhere.
package enum StyleSheet {
    package static let css = """
        :root{color-scheme:light dark;--ink:#1a1f24;--paper:#fff;--soft:#f2f4f7;--line:#5c6670;--link:#0b4a8f;--act:#0b4a8f;--actink:#fff;\
        --alarm:#8c1212;--alarmpaper:#fdf0ef;--quiet:#454d56}
        @media (prefers-color-scheme:dark){:root{--ink:#eef1f4;--paper:#14181c;--soft:#20262c;--line:#9aa4ae;--link:#9cc7ff;--act:#9cc7ff;\
        --actink:#0b1826;--alarm:#ffb3ab;--alarmpaper:#2e1614;--quiet:#c2cad2}}
        *{box-sizing:border-box}
        html{font-size:112.5%}
        body{margin:0;background:var(--paper);color:var(--ink);line-height:1.65;overflow-wrap:anywhere;\
        font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
        header,main,footer{max-width:42rem;margin:0 auto;padding:.75rem 1rem}
        header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;border-bottom:2px solid var(--line)}
        header .home{color:var(--ink);font-weight:700;text-decoration:none}
        footer{border-top:1px solid var(--line);margin-top:2rem}
        a{color:var(--link)}
        h1{font-size:1.6rem;line-height:1.3;margin:1rem 0 .5rem}
        h2{font-size:1.2rem;line-height:1.4;margin:1.5rem 0 .5rem}
        h1 .en,h2 .en{display:block;font-size:1rem;font-weight:400}
        .en{color:var(--quiet);font-size:.85em}
        .alarm,.errors{border:2px solid var(--alarm);border-left-width:.6rem;background:var(--alarmpaper);padding:.5rem 1rem;margin:1rem 0}
        .alarm h2,.errors h2{margin:.25rem 0;color:var(--alarm);font-size:1.15rem}
        .alarm p{margin:.25rem 0}
        fieldset{border:0;padding:0;margin:1.75rem 0 0;min-width:0}
        legend{font-size:1.2rem;font-weight:700;padding:0}
        legend .en{font-weight:400}
        label{font-weight:600}
        .field{margin:1rem 0}
        .field>label{display:block}
        label .en{font-weight:400}
        .need{display:inline-block;font-weight:400;color:var(--quiet);font-size:.85em}
        .hint{margin:.1rem 0 .3rem;color:var(--quiet);font-size:.9rem}
        .wrong{margin:.1rem 0 .3rem;color:var(--alarm);font-weight:700}
        input,select,textarea,button{font:inherit;color:inherit}
        input:not([type=radio]),select,textarea{width:100%;max-width:100%;background:var(--paper);border:2px solid var(--line);border-radius:.3rem;\
        padding:.5rem .6rem;min-height:2.75rem}
        textarea{min-height:10rem;resize:vertical}
        [aria-invalid=true]{border-color:var(--alarm)!important}
        .choice{display:flex;gap:.6rem;align-items:center;min-height:2.75rem}
        .choice input{width:1.4rem;height:1.4rem;flex:none;margin:0}
        button{background:var(--act);color:var(--actink);border:0;border-radius:.3rem;font-weight:700;padding:.7rem 2rem;min-height:3rem;cursor:pointer}
        button .en{color:inherit}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .big{background:var(--soft);padding:.75rem 1rem;margin:1rem 0}
        .big dt{font-weight:600}
        .big dd,h1.number{font-size:clamp(1.15rem,6.2vw,1.7rem)}
        .big dd{margin:0 0 .5rem;font-weight:700;line-height:1.3;font-variant-numeric:tabular-nums}
        .facts dt{font-weight:600;margin-top:.75rem}
        .facts dd{margin:0}
        .lines{white-space:pre-wrap;margin:.25rem 0}
        .steps{padding-left:1.25rem}
        .steps li{margin:.4rem 0}
        .done{border:2px solid var(--line);border-left-width:.6rem;padding:.5rem 1rem;font-weight:700}
        details{border:1px solid var(--line);border-radius:.3rem;margin:.5rem 0;padding:0 1rem}
        summary{cursor:pointer;padding:.6rem 0;font-weight:700}
        summary .en{font-weight:400}
        @media print{header a.tongue,footer,button{display:none}}

        """
}
