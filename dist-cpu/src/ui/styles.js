/** The style sheet of the pages. Sizes in rem, so that it follows the reader's text size. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: #f6f5f1; --card: #ffffff; --text: #1d2420; --quiet: #5a645e; --edge: #d9dcd5;
  --link: #0b5cad; --good: #1b6e3c; --good-page: #e3f2e6; --busy: #0b5cad; --busy-page: #e3eefa;
  --bad: #a5340b; --bad-page: #fdeadf; --in: #0b6bcb; --out: #b0560b; --line: #1b6e3c;
  --key: #8a3ea8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141816; --card: #1e2421; --text: #e6ebe7; --quiet: #a3aea7; --edge: #38413c;
    --link: #8ec3ff; --good: #86d9a2; --good-page: #1b3325; --busy: #8ec3ff; --busy-page: #1a2c40;
    --bad: #ffb08a; --bad-page: #43241a; --in: #74b5ff; --out: #f2a65e; --line: #86d9a2;
    --key: #d7a3ee;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto; padding: 1rem; max-width: 68rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.2rem; margin-bottom: 0.5rem; }
h3 { font-size: 1.05rem; }
p { margin: 0.4rem 0; }
a { color: var(--link); }
ul, ol { margin: 0; padding: 0; list-style: none; }
dl { margin: 0.5rem 0; }
dd { margin: 0; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
section { margin-top: 2rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
button, input {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet);
  border-radius: 0.4rem; padding: 0.5rem 0.9rem; min-height: 2.75rem; max-width: 100%;
}
button { cursor: pointer; }
button:hover { border-color: var(--link); }
button[aria-pressed='true'] { background: var(--busy-page); border-color: var(--busy); }
.quiet { color: var(--quiet); font-size: 0.9rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.peer { color: var(--quiet); }
.badge {
  display: inline-block; flex: none; padding: 0.05rem 0.6rem; border-radius: 1rem;
  border: 1px solid currentColor; font-size: 0.85rem; font-weight: 600; color: var(--good);
}
.badge::before { content: '✓ '; }
.syncing .badge { color: var(--busy); }
.syncing .badge::before { content: '⇅ '; }
.attention .badge { color: var(--bad); }
.attention .badge::before { content: '! '; }
.verdict {
  display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center;
  padding: 1rem; border-radius: 0.6rem; background: var(--good-page);
}
.verdict.syncing { background: var(--busy-page); }
.verdict.attention { background: var(--bad-page); }
.lost, .problem { color: var(--bad); font-weight: 600; }
.lost:empty, .problem:empty { display: none; }
.summary {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr));
  gap: 0.6rem 1.5rem; margin: 0;
}
dt { color: var(--quiet); font-size: 0.9rem; }
.cards {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
  gap: 1rem; align-items: start;
}
.card, .troubles li, .syncs li, .code {
  background: var(--card); border: 1px solid var(--edge); border-radius: 0.6rem; padding: 1rem;
}
.card { border-top: 4px solid var(--good); }
.card.syncing { border-top-color: var(--busy); }
.card.attention { border-top-color: var(--bad); }
.card header { display: flex; gap: 0.75rem; justify-content: space-between; align-items: start; }
.words { font-weight: 600; }
.facts { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.35rem 0.75rem; }
.facts dt { padding-top: 0.1rem; }
.cause { padding-left: 0.75rem; border-left: 3px solid var(--bad); }
.cause dd + dt { margin-top: 0.3rem; }
.troubles li { border-left: 4px solid var(--bad); }
.figures { border-collapse: collapse; min-width: min(100%, 22rem); }
.figures th, .figures td { padding: 0.3rem 0; border-bottom: 1px solid var(--edge); text-align: left; }
.figures th { padding-right: 2rem; font-weight: normal; color: var(--quiet); }
.figures td { text-align: right; font-variant-numeric: tabular-nums; }
ul + form { margin-top: 0.75rem; }
.troubles .warning, .warning .cause { border-left-color: var(--quiet); }
.troubles li + li, .syncs li + li { margin-top: 0.75rem; }
.behind li { padding: 0.15rem 0 0.15rem 1rem; }
summary { cursor: pointer; padding: 0.3rem 0; }
.bar { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem; align-items: center; }
progress { width: 100%; height: 0.8rem; accent-color: var(--busy); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 0.6rem 0; }
.scripted { display: none; }
.live .buttons.scripted { display: flex; }
.live .charts.scripted { display: grid; }
.charts {
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem;
}
.chart {
  margin: 0; min-width: 0; padding: 0.75rem; border-radius: 0.6rem; background: var(--card);
  border: 1px solid var(--edge);
}
.chart figcaption { font-weight: 600; margin-bottom: 0.4rem; }
.chart > div { min-height: 14rem; overflow: hidden; }
.beside {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 0 2rem; align-items: start;
}
.u-legend { font-size: 0.85rem; }
.code { margin-top: 1rem; max-width: 34rem; }
.code img { display: block; width: min(280px, 100%); height: auto; background: #fff; }
.link { user-select: all; }
.steps { list-style: decimal; padding-left: 1.4rem; }
.ring { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; }
.ring svg { width: min(24rem, 100%); height: auto; }
.ring .circle { fill: none; stroke: var(--edge); stroke-width: 2; }
.ring svg .node { fill: var(--quiet); }
.ring svg .key { fill: var(--key); }
.ring svg .own { fill: var(--good); stroke: var(--page); stroke-width: 1.5; }
.ring svg .hold { fill: none; stroke: var(--key); stroke-width: 0.7; opacity: 0.4; }
.legend li { display: flex; gap: 0.6rem; align-items: center; }
.legend li::before {
  content: ''; width: 0.8rem; height: 0.8rem; background: var(--quiet); border-radius: 50%;
}
.legend .own::before { background: var(--good); border-radius: 0; transform: rotate(45deg) scale(0.8); }
.legend .key::before { background: var(--key); border-radius: 0; }
.legend .hold::before { background: var(--key); border-radius: 0; height: 1px; }
.events {
  background: var(--card); border: 1px solid var(--edge); border-radius: 0.6rem; padding: 0.5rem 1rem;
  max-height: 28rem; overflow-y: auto;
}
.events li {
  display: grid; grid-template-columns: 8.5rem 1fr; gap: 0.75rem; padding: 0.3rem 0 0.3rem 0.6rem;
  border-left: 3px solid var(--edge); margin: 0.25rem 0;
}
.events .good { border-left-color: var(--good); }
.events .bad { border-left-color: var(--bad); }
.events time { color: var(--quiet); font-size: 0.9rem; }
footer {
  display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; align-items: center;
  margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--edge); color: var(--quiet);
  font-size: 0.9rem;
}
.login { max-width: 24rem; margin: 15vh auto 0; }
.login input, .login button { display: block; width: 100%; margin: 0.4rem 0; }
@media (min-width: 30rem) { .summary div:first-child { grid-column: span 2; } }
@media (max-width: 30rem) {
  body { padding: 0.75rem; }
  h1 { font-size: 1.35rem; }
  .summary { grid-template-columns: 1fr; }
  .summary div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.75rem; }
  .events li { grid-template-columns: 1fr; gap: 0; }
  .bar { grid-template-columns: 1fr; gap: 0.2rem; }
  .buttons button { width: 100%; }
  .buttons form { width: 100%; }
}
@media print { .buttons, .code, .charts { display: none !important; } }
`;
//# sourceMappingURL=styles.js.map