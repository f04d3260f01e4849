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
        \(wall)
        .blank{border-bottom:1px solid var(--ink);min-height:2.2rem}
        @media print{header,.screen,.en{display:none}}

        """

    /// The board at a desk, and from 1600 pixels on as a wall, on which all sizes follow the screen's width.
    ///
    /// A sign is comfortable to read at 20 to 22 minutes of arc (ISO 9241-303, character height), four times what sight of 20/20 just
    /// resolves: 17.5 mm at three metres, which is 27.5 pixels of a 55-inch screen of 1920 × 1080. A Chinese sign fills 0.92 of its size
    /// and a digit 0.73, so words need 1.56 and figures 1.97 hundredths of the width. `deploy/browser-test.py` measures it.
    private static let wall = """
        .wall header,.wall main{max-width:none}
        .wall main{line-height:1.3}
        .wall .alarm,.warn{padding:.25em 1rem;margin:.4em 0}
        .wall .alarm h2,.warn h2{margin:0}
        .wall .alarm ul,.warn ul{list-style:none;margin:0;padding:0}
        .warn{border:2px solid var(--line);border-left-width:.6rem}
        .figures{display:flex;flex-wrap:wrap;gap:.5em;margin:.4em 0}
        .figure{flex:1 1 5.5em;margin:0;background:var(--soft);border-radius:.3rem;padding:.25em .6em}
        .figure .name,.figure .beside{display:block;font-weight:600;white-space:nowrap}
        .figure .count{font-size:2.2em;font-weight:700;line-height:1.1;white-space:nowrap;font-variant-numeric:tabular-nums}
        .figure.late{background:var(--alarmpaper);outline:2px solid var(--alarm)}
        .panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12em),1fr));gap:1em}
        .panel{min-width:0}
        .panel table{width:100%;border-collapse:collapse;line-height:1.15}
        .panel tr{position:relative}
        .panel th,.panel td{text-align:left;font-weight:600;padding:0 0 .3em}
        .panel thead th+th,.panel .number{text-align:right;padding-left:.4em;white-space:nowrap}
        .panel .number{font-size:1.25em;line-height:1;font-variant-numeric:tabular-nums;font-weight:700;padding-bottom:.2em}
        .panel .bar{position:absolute;inset:auto 0 .1em;padding:0}
        .bar svg{display:block;width:100%;height:.15em}
        .bar rect,.hours .in{fill:var(--act)}
        .hours{display:block;width:100%;height:3em;margin-top:.5em}
        .hours .out{fill:var(--paper);stroke:var(--ink);stroke-width:1;vector-effect:non-scaling-stroke}
        .hours line{stroke:var(--line);vector-effect:non-scaling-stroke}
        .marks{display:grid;grid-template-columns:repeat(4,1fr);margin:0}
        .key{margin:0}
        .key .in{color:var(--act)}
        @media (min-width:1600px){.wall main{font-size:1.6vw;padding:0 1em}.wall header{padding:.2rem 1rem}.wall main h2,.wall .hint{font-size:1em;margin:0}\
        .wall .alarm,.wall .warn{display:flex;gap:1em}.wall .alarm h2,.wall .warn h2{flex:none}}
        """
}
