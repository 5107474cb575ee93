import type { Line } from './line';

type Of = Pick<Line, 'useReport' | 'thanks' | 'useAsk' | 'detail'>;

/** What was used, is thanked for, or is asked about; null for whom it is not there. */
export const recognizedOf = ({ useReport, thanks, useAsk }: Omit<Of, 'detail'>) =>
  useReport?.of ?? thanks?.about ?? useAsk?.of ?? null;

/** The words of a person that a line brings. */
export const recognizedWords = ({ useReport, thanks, detail }: Of): string | null =>
  detail === 'USED' || detail === 'TRIED' ? (useReport?.words ?? null) : (thanks?.words ?? null);

/** Where a use, thanks, feedback or a question stands, and what is said of going there; null for all other lines. */
export function recognizedAt({ useReport, thanks, useAsk, detail, community }: Line) {
  if (useReport) return { to: `/uses/${useReport.id}`, say: 'inbox.preview.openUse' } as const;
  if (thanks) {
    const to = thanks.about?.path ?? `/c/${community.slug}/thanks`;
    return { to, say: 'inbox.preview.openThanks' } as const;
  }
  if (useAsk) return { to: '/', say: 'inbox.preview.openAsk' } as const;
  const feedback = { to: '/feedback', say: 'inbox.preview.openFeedback' } as const;
  return detail === 'FEEDBACK' ? feedback : null;
}
