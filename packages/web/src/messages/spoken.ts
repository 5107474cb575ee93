import type { ResolvedIntlConfig } from 'react-intl';
import type { MessageId } from './index';

export type Spoken = Record<string, NonNullable<ResolvedIntlConfig['messages']>[MessageId]>;

/** One object for all of this visit: what a part brings later is known everywhere. */
export const spoken: Spoken = {};

/** Whether these words are there by now; those of a part come with it. */
export const knows = (id: string): id is MessageId => id in spoken;
