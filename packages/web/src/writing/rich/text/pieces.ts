import { Mark, type Node } from 'prosemirror-model';

/** A part of a line that is marked alike. */
export interface Piece {
  kind: 'text' | 'code' | 'image' | 'break' | 'soft';
  text: string;
  marks: readonly Mark[];
  node: Node;
}

/** The parts of one block. Blanks belong to a mark only between words that both have it, since no mark may begin or end with one. */
export function piecesOf(block: Node): Piece[] {
  const small: Piece[] = [];
  block.forEach((node) => {
    const kind = kindOf(node);
    if (kind !== 'text') small.push({ kind, text: node.text ?? '', marks: node.marks, node });
    else
      for (const text of (node.text ?? '').split(/(\s+)/)) {
        if (text) small.push({ kind, text, marks: node.marks, node });
      }
  });
  const from = small.findIndex((piece) => !isBlank(piece));
  const to = small.findLastIndex((piece) => !isBlank(piece)) + 1;
  const kept = from === -1 ? [] : small.slice(from, to);
  return joined(
    kept.map((piece, at) => (isBlank(piece) ? { ...piece, marks: shared(kept, at) } : piece)),
  );
}

/** Neighbours that are marked alike are one. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    const words = piece.kind === 'text' || piece.kind === 'code';
    if (words && last?.kind === piece.kind && Mark.sameSet(last.marks, piece.marks)) {
      last.text += piece.text;
    } else all.push({ ...piece });
  }
  return all;
}

function kindOf(node: Node): Piece['kind'] {
  if (node.isText) return node.marks.some(({ type }) => type.name === 'code') ? 'code' : 'text';
  if (node.type.name === 'hard_break') return 'break';
  return node.type.name === 'soft_break' ? 'soft' : 'image';
}

const isBlank = ({ kind, text }: Piece) =>
  kind === 'break' || kind === 'soft' || (kind === 'text' && /^\s*$/.test(text));

function shared(pieces: readonly Piece[], at: number): readonly Mark[] {
  const before = pieces.slice(0, at).findLast((piece) => !isBlank(piece));
  const after = pieces.slice(at + 1).find((piece) => !isBlank(piece));
  return (before?.marks ?? []).filter(
    (mark) =>
      mark.type.name !== 'code' && mark.type.name !== 'literal' && mark.isInSet(after?.marks ?? []),
  );
}
