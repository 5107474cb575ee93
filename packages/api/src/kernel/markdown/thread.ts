import { parentPort } from 'node:worker_threads';
import { convertHtml } from './html-to-markdown';
import type { Answer, Work } from './pool';
import { renderHere } from './render';

// Runs in a worker: one piece of work in, one answer out.
const port = parentPort;
if (!port) throw new Error('This file is the start of a worker thread.');

// The first text compiles the parser; it should not be a person's.
renderHere('- [x] @guild [a](https://example.org) `b`\n\n| c |\n| - |\n| d |\n');

port.on('message', (work: Work) => port.postMessage(answer(work)));
port.postMessage({ ready: true });

function answer(work: Work): Answer {
  try {
    if (work.kind === 'render') return { value: renderHere(work.source) };
    return { value: convertHtml(work.source, work.options) };
  } catch (error) {
    // An exhausted stack is the text's doing; anything else is ours, and must be seen as such.
    if (error instanceof RangeError) return { tooHard: true };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
