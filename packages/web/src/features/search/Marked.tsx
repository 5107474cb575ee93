import styles from './Search.module.css';

interface Piece {
  text: string;
  marked: boolean;
}

/** Plain text in pieces; those that were looked for are marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <bdi>
      {pieces.map(({ text, marked }, at) =>
        // Pieces of one text have nothing but their places.
        marked ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <mark key={at} className={styles.mark}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
