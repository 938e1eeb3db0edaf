/** How the emulator's page looks, by day and by night. */
export const STYLE = `
:root { --ground: #f6f7f9; --card: #fff; --ink: #1c2430; --quiet: #667085; --line: #e4e7ec; --accent: #d9480f; --good: #17803d; --bad: #c92a2a; }
@media (prefers-color-scheme: dark) {
	:root { --ground: #12161c; --card: #1a2029; --ink: #e6eaf0; --quiet: #98a2b3; --line: #2b3440; --accent: #ff8a50; --good: #57c27d; --bad: #ff7b7b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: center; padding: 1.2rem 2rem; background: var(--card); border-bottom: 3px solid var(--accent); }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: .95rem; margin: 0 0 .6rem; }
dl { display: flex; gap: 2.5rem; margin: 0; }
dt { color: var(--quiet); font-size: .75rem; }
dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(28rem, 1fr)); gap: 1rem; padding: 1rem 2rem 2rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; min-width: 0; }
.wide { grid-column: 1 / -1; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; color: var(--quiet); font-size: .75rem; font-weight: 500; }
th, td { padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
code { font: 12.5px ui-monospace, monospace; }
meter { width: 7rem; vertical-align: middle; }
.good { color: var(--good); } .bad { color: var(--bad); } .fault { color: var(--accent); font-weight: 600; }
.none { color: var(--quiet); margin: 0; }
`;
