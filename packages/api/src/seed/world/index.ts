import { afterTheEvent } from './after-the-event';
import { bedside } from './bedside';
import { goingHome } from './going-home';
import { paperCharts } from './paper-charts';
import { slowHealingWounds } from './slow-healing-wounds';
import { theFirstHour } from './the-first-hour';
import type { WorldCommunity } from './types';

/** The demo world: believable communities, mid-life. */
export const world: WorldCommunity[] = [
  paperCharts,
  slowHealingWounds,
  theFirstHour,
  goingHome,
  afterTheEvent,
  bedside,
];
