#include "core/output/document.hpp"

namespace csp::document {

std::string_view style() {
  static constexpr std::string_view css = R"css(
:root{--bg:#f6f7f9;--panel:#fff;--line:#e2e5ea;--ink:#1b2330;--ink2:#4f5967;--accent:#2457d6;--accent-soft:#e5ecfd;--ok:#18794e;--ok-soft:#e0f3e9;--warn:#8a4b00;--warn-soft:#fdf0da;--bad:#b3261e;--bad-soft:#fce8e6;--old:#aab3c0;--new:#2457d6;--over:#8fb0ff}
@media (prefers-color-scheme:dark){:root{--bg:#14181f;--panel:#1b212b;--line:#2d3542;--ink:#e8ecf2;--ink2:#a7b1c0;--accent:#8fb0ff;--accent-soft:#22304f;--ok:#5fd09b;--ok-soft:#16382a;--warn:#f0b35a;--warn-soft:#3b2c12;--bad:#ff9a91;--bad-soft:#431f1c;--old:#6b7789;--new:#7ea2ff;--over:#40609f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
.page{max-width:1060px;margin:0 auto;padding:32px 24px 48px}
.cover{border-bottom:3px solid var(--accent);padding-bottom:18px;margin-bottom:24px}
.kicker{margin:0;color:var(--accent);font-weight:600;letter-spacing:.02em}
h1{font-size:30px;line-height:1.2;margin:4px 0 6px;overflow-wrap:anywhere}
h2{font-size:20px;line-height:1.3;margin:0 0 8px}
h3{font-size:16px;line-height:1.35;margin:18px 0 6px}
p{margin:0 0 10px}
.sub{color:var(--ink2);margin:0}
.soft{color:var(--ink2);font-size:13px;line-height:1.45}
section{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:20px 22px;margin:0 0 18px}
.standing{border-left-width:6px}
.standing h2{font-size:24px}
.standing.good{border-left-color:var(--ok)}.standing.warning{border-left-color:var(--warn)}.standing.bad{border-left-color:var(--bad)}
.standing.good h2{color:var(--ok)}.standing.warning h2{color:var(--warn)}.standing.bad h2{color:var(--bad)}
.lead{font-size:17px;line-height:1.5}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:16px 0}
.figure{border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.figure dt{color:var(--ink2);font-size:13px}
.figure dd{margin:0}
.figure .value{font-size:18px;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tag{display:inline-block;border-radius:4px;padding:1px 7px;font-size:12.5px;line-height:19px;background:var(--bg);color:var(--ink2)}
.tag.good{background:var(--ok-soft);color:var(--ok)}.tag.accent{background:var(--accent-soft);color:var(--accent)}.tag.warning{background:var(--warn-soft);color:var(--warn)}.tag.bad{background:var(--bad-soft);color:var(--bad)}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{text-align:left;color:var(--ink2);font-size:13px;padding:0 0 6px}
th{font-weight:600;text-align:left;font-size:13px;color:var(--ink2);padding:7px 10px 7px 0;border-bottom:2px solid var(--line);vertical-align:bottom}
td{padding:9px 10px 9px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
tbody tr:last-child td{border-bottom:0}
td.number,th.number{padding-right:22px}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.nowrap{white-space:nowrap}
.strong{font-weight:600}
ul{margin:0;padding:0 0 0 18px}
li{margin:0 0 5px}
ul.plain{list-style:none;padding:0}
ul.plain li{border-top:1px solid var(--line);padding:9px 0;margin:0}
ul.plain li:first-child{border-top:0}
details{margin-top:12px}
summary{cursor:pointer;color:var(--accent);font-weight:600}
.chart{overflow-x:auto;margin:6px 0}
.chart svg{display:block;width:100%;min-width:720px;height:auto;font-family:inherit}
.chart .name{font-size:14px;font-weight:600;fill:var(--ink)}
.chart .note,.chart .axis{font-size:12px;fill:var(--ink2)}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart .old,.key .old{fill:var(--old)}.chart .new,.key .new{fill:var(--new)}.chart .over{fill:var(--over);opacity:.35}
.chart .mark{fill:var(--panel);stroke:var(--ink);stroke-width:2}
.key{display:flex;flex-wrap:wrap;gap:4px 18px;color:var(--ink2);font-size:13px;padding:0;margin:0;list-style:none}
.key .sign{display:inline-block;width:16px;height:10px;border-radius:3px;margin-right:6px;background:var(--old)}
.key .sign.n{background:var(--new)}.key .sign.o{background:var(--over);opacity:.6}
.key .sign.c{width:11px;height:11px;border-radius:6px;background:var(--panel);border:2px solid var(--ink)}
.key .sign.d{width:10px;height:10px;border-radius:0;background:var(--panel);border:2px solid var(--ink);transform:rotate(45deg)}
.gate{border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin:0 0 12px;break-inside:avoid}
.gate h3{margin:0 0 4px}
.gate .box{display:inline-block;width:15px;height:15px;border:2px solid var(--ink2);border-radius:3px;margin-right:8px;vertical-align:-2px}
.gate dl{display:grid;grid-template-columns:150px minmax(0,1fr);gap:4px 14px;margin:8px 0 0}
.gate dt{color:var(--ink2);font-size:13px}
.gate dd{margin:0;overflow-wrap:anywhere}
.gate pre{margin:0;padding:8px 10px;background:var(--bg);border:1px solid var(--line);border-radius:6px;font:12.5px/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;overflow-x:auto}
.when{display:flex;flex-wrap:wrap;gap:4px 20px;color:var(--ink2);font-size:14px}
.when b{color:var(--ink)}
.mono{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:12.5px;overflow-wrap:anywhere}
footer{color:var(--ink2);font-size:13px;padding:4px 2px}
footer p{margin:0 0 4px}
@media screen and (max-width:700px){
.page{padding:20px 14px 32px}h1{font-size:24px}section{padding:16px 15px}
table,tbody,tr,td,caption{display:block;width:100%}thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
tr{border-bottom:2px solid var(--line);padding:8px 0}tbody tr:last-child{border-bottom:0}
td{border:0;padding:4px 0;text-align:left}td::before{content:attr(data-label);display:block;color:var(--ink2);font-size:12.5px}
td:empty{display:none}.number{text-align:left}.gate dl{grid-template-columns:minmax(0,1fr);gap:1px}.gate dd{margin-bottom:7px}
}
@media print{
:root{--bg:#fff;--panel:#fff;--line:#d5d9e0;--ink:#111720;--ink2:#4a5361;--accent:#1e49b4;--accent-soft:#e5ecfd;--ok:#12633f;--ok-soft:#e0f3e9;--warn:#7a4300;--warn-soft:#fdf0da;--bad:#97201a;--bad-soft:#fce8e6;--old:#aab3c0;--new:#2457d6;--over:#8fb0ff}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{size:A4;margin:16mm 15mm}
body{font-size:10.5pt;background:#fff}.page{max-width:none;padding:0}
section{border:0;border-top:1px solid var(--line);border-radius:0;padding:12px 0;margin:0 0 6px}
.standing{border-top:0;border-left:6px solid;padding-left:14px}
h2,h3{break-after:avoid}tr,li,.figure,.gate{break-inside:avoid}thead{display:table-header-group}
.chart{overflow:visible;break-inside:avoid}.chart svg{min-width:0}
table{font-size:9.5pt}details>summary{display:none}details::details-content{content-visibility:visible;height:auto}
.gate pre{white-space:pre-wrap;overflow-wrap:anywhere}
}
)css";
  return css;
}

}  // namespace csp::document
