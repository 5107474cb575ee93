import { registerEnumType } from 'type-graphql';

/** Why a file of a calendar, or something in it, is not taken. The web has a sentence for each. */
export enum CalendarFault {
  NOT_A_CALENDAR = 'NOT_A_CALENDAR',
  CUT_OFF = 'CUT_OFF',
  TANGLED = 'TANGLED',
  TOO_MANY = 'TOO_MANY',
  EMPTY = 'EMPTY',
  LINE = 'LINE',
  START = 'START',
  END = 'END',
  LENGTH = 'LENGTH',
  ZONE = 'ZONE',
  RULE = 'RULE',
  DATES = 'DATES',
  TWICE = 'TWICE',
  TOO_LATE = 'TOO_LATE',
  NOT_YOURS = 'NOT_YOURS',
  CANCELLED = 'CANCELLED',
  OVER = 'OVER',
  TEXT = 'TEXT',
}
registerEnumType(CalendarFault, {
  name: 'CalendarFault',
  description: 'Why a calendar file, or something in it, is not taken.',
  valuesConfig: {
    NOT_A_CALENDAR: { description: 'It is not a calendar file.' },
    CUT_OFF: { description: 'A part begins and does not end.' },
    TANGLED: { description: 'Parts stand in parts, deeper than in any calendar.' },
    TOO_MANY: { description: 'More events than are taken at once.' },
    EMPTY: { description: 'There is no event in it.' },
    LINE: { description: 'A line cannot be read.' },
    START: { description: 'The start is missing, or no time.' },
    END: { description: 'The end is no time, or before the start.' },
    LENGTH: { description: 'Shorter than five minutes, or longer than a week.' },
    ZONE: { description: 'A time zone that is not known here.' },
    RULE: { description: 'A rule of repetition that is not understood here.' },
    DATES: {
      description: 'A date that is left out, added or moved is no time, or there are too many.',
    },
    TWICE: { description: 'The same event stands in the file before.' },
    TOO_LATE: { description: 'It lies further ahead than anybody plans.' },
    NOT_YOURS: { description: 'It is here already, and somebody else looks after it.' },
    CANCELLED: { description: 'The file says that it is cancelled.' },
    OVER: { description: 'It is over; what was is not brought back.' },
    TEXT: { description: 'A text in it is too long, or says nothing.' },
  },
});

/** @internal thrown while one event is read */
export class FaultError extends Error {
  constructor(
    readonly fault: CalendarFault,
    readonly line: number,
  ) {
    super(fault);
  }
}
