import { fresh } from './fresh';
import { outcomes } from './outcomes';
import { questions } from './questions';
import type { Section } from './section';

/** The parts of a catch-up, in the order in which they are read, a line each. */
export const sections: readonly Section[] = [outcomes, questions, fresh];
