extension StyleSheet {
    /// What the staff's pages have beside the citizens': wider, with lists, foldable forms, the wall and the sheet for paper.
    package static let staff = """
        .staff header,.staff main{max-width:60rem}
        header nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
        .who{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
        .who button{padding:.2rem .8rem;min-height:2rem}
        .lists{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
        .lists a{display:inline-block;padding:.25rem 0}
        .lists [aria-current]{font-weight:700;color:var(--ink)}
        .late{color:var(--alarm);font-weight:700}
        .tag{display:inline-block;border:1px solid var(--line);border-radius:.3rem;padding:0 .4rem}
        .tag.late{border-color:var(--alarm)}
        .matters{list-style:none;padding:0}
        .matters li{border:1px solid var(--line);border-left-width:.5rem;border-radius:.3rem;padding:.25rem 1rem;margin:.75rem 0}
        .matters li.critical{border-left-color:var(--alarm)}
        .matters h2,.matters p{margin:.25rem 0}
        @media (min-width:60rem){.matters{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}.matters li{margin:0;min-width:0}}
        .rows{list-style:none;padding:0}
        .rows>li{border-bottom:1px solid var(--line);padding:.5rem 0}
        .rows p{margin:.25rem 0}
        .rows button{padding:.2rem .8rem;min-height:2rem}
        .plain{list-style:none;padding:0;margin:0}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .wall header,.wall main{max-width:none}
        .wall main{font-size:clamp(1rem,1.15vw,2rem);line-height:1.4}
        .wall h2{margin:.25rem 0 .5rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,8.5rem),1fr));gap:.75rem;margin:.75rem 0}
        .figure{margin:0;background:var(--soft);border-radius:.3rem;padding:.5rem 1rem}
        .figure .name{display:block;font-size:1.25em;font-weight:600}
        .figure .count{font-size:3.2em;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums}
        .figure .beside{display:block}
        .figure.late{background:var(--alarmpaper);outline:2px solid var(--alarm)}
        .panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1.5rem}
        .panel{min-width:0}
        .panel>table{width:100%;border-collapse:collapse;font-size:1.15em}
        .panel th{text-align:left;font-weight:600;padding:.15rem .5rem .15rem 0}
        .panel thead th+th{text-align:right;padding-right:.5rem}
        .panel .number{text-align:right;font-variant-numeric:tabular-nums;font-weight:700;padding:0 .5rem;white-space:nowrap}
        .bar{width:35%}
        .bar svg{display:block;width:100%;height:.8em}
        .bar rect,.hours .in{fill:var(--act)}
        .hours{display:block;width:100%;max-height:16rem}
        .hours .out{fill:var(--paper);stroke:var(--ink);stroke-width:1}
        .hours line{stroke:var(--line)}
        .hours text{fill:var(--ink);font-size:14px}
        .key .in{color:var(--act)}
        .warn{border:2px solid var(--line);border-left-width:.6rem;padding:.5rem 1rem;margin:1rem 0}
        .wall .alarm li,.warn li{font-size:1.15em}
        .blank{border-bottom:1px solid var(--ink);min-height:2.2rem}
        @media print{header,.screen,.en{display:none}}

        """
}
