interface RoundTableProps {
  /** px */
  size?: number;
}

/** Eight seats round a table, one of them free: the sign of the house. Decoration only. */
export function RoundTable({ size = 26 }: RoundTableProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <circle cx="12" cy="3.4" r="2.7" />
      <circle cx="18.08" cy="5.92" r="2.1" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <circle cx="20.6" cy="12" r="1.9" />
      <circle cx="18.08" cy="18.08" r="1.9" />
      <circle cx="12" cy="20.6" r="1.9" />
      <circle cx="5.92" cy="18.08" r="1.9" />
      <circle cx="3.4" cy="12" r="1.9" />
      <circle cx="5.92" cy="5.92" r="1.9" />
    </svg>
  );
}
