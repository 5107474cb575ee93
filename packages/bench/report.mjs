import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { bench, root } from '../../scripts/lib.mjs';
import { bars, verdict } from './bars.mjs';

const HEADINGS = ['what', 'figure', 'goal', 'alarm', '', 'ours', 'beside it'];
const MARKS = { goal: 'reached', between: '–', alarm: '**ALARM**' };

const digits = (value, count) => value.toLocaleString('en', { maximumFractionDigits: count });

/** One side of a row: how often it answers, and what an answer costs in processor time of node and PostgreSQL. */
function side(measured) {
  if (!measured) return '';
  if ('ms' in measured) return `${digits(measured.ms, 0)} ms`;
  if ('kilobytes' in measured) return `${digits(measured.kilobytes, 0)} KB`;
  if ('cpu' in measured) return `${digits(measured.cpu, 1)} s CPU`;
  const { perSecond, p95, node, backends } = measured;
  const cost = [node, backends].map((ms) => (ms === null ? '?' : digits(ms, 2))).join(' + ');
  return `${digits(perSecond, 0)}/s, p95 ${digits(p95, 1)} ms, ${cost} ms CPU`;
}

function rowsOf(figures) {
  return bars
    .filter(({ key }) => figures[key])
    .map((bar) => {
      const { figure, ours, reference } = figures[bar.key];
      const sign = bar.good === 'above' ? '≥' : '≤';
      const far = bar.good === 'above' ? '<' : '>';
      return [
        bar.what,
        digits(figure, 2),
        `${sign} ${bar.goal}`,
        `${far} ${bar.alarm}`,
        MARKS[verdict(figure, bar)],
        side(ours),
        side(reference),
      ];
    });
}

/** The figures as a table that reads well in a terminal and in Markdown. */
export function table(figures) {
  const rows = [HEADINGS, ...rowsOf(figures)];
  const widths = HEADINGS.map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, n) => cell.padEnd(widths[n])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head, ...body] = rows.map(line);
  return [head, rule, ...body].join('\n');
}

export const alarmed = (figures) =>
  bars.filter((bar) => figures[bar.key] && verdict(figures[bar.key].figure, bar) === 'alarm');

/** When, of what and where something was measured, in a sentence. */
export function circumstances({ posts, rounds, seconds, postgres, load }) {
  const processors = cpus();
  const gigabytes = totalmem() / 2 ** 30;
  return (
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${posts.toLocaleString('en')} posts, ` +
    `${rounds} rounds of ${seconds} s; Node ${process.versions.node}, PostgreSQL ${postgres}, ` +
    `${processors.length} × ${processors[0]?.model.trim() || 'processor'}, ${digits(gigabytes, 0)} GB; ` +
    `load average before ${digits(load, 1)}, after ${digits(loadavg()[0], 1)}.`
  );
}

function commit() {
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const changed = git(
      'status',
      '--porcelain',
      '--untracked-files=all',
      'packages/api',
      'packages/web',
    );
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}

/** Puts a table in the place of the one for the same size in the README, or adds it. */
export function record(posts, sentence, figures) {
  const file = join(bench, 'README.md');
  const [begin, end] = [`<!-- figures ${posts} -->`, `<!-- /figures ${posts} -->`];
  const before = readFileSync(file, 'utf8');
  const section = `${begin}\n### ${posts.toLocaleString('en')} posts\n\n${sentence}\n\n${table(figures)}\n${end}`;
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  const after =
    from >= 0 && to > from
      ? before.slice(0, from) + section + before.slice(to + end.length)
      : `${before.trimEnd()}\n\n${section}\n`;
  writeFileSync(file, after);
}
