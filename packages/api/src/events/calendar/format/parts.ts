import { ICAL } from '../../../kernel/ical';
import { CalendarFault, FaultError } from './faults';

/** A VALARM in a VEVENT in a VCALENDAR is three; some put places into alarms. */
const DEPTH_MAX = 8;

/** A property as the library reads it. */
export interface Property {
  line: number;
  name: string;
  /** Lower-case names; a parameter that comes twice, or is a list, has its first value. */
  parameters: Record<string, string>;
  /** As it was typed. */
  raw: string;
  type: string;
  values: unknown[];
}

/** What stands between a BEGIN and its END. */
export interface Part {
  name: string;
  line: number;
  properties: Property[];
  parts: Part[];
  /** Lines in it that are none. */
  badLines: number[];
}

/**
 * Reads what begins and ends in a calendar file. Each line is read by the library on its own, so that a bad one spoils
 * only the part in which it stands, and is known by its number.
 * @throws FaultError when the file is no calendar as a whole
 */
export function partsOf(text: string): Part {
  const root: Part = { name: '', line: 1, properties: [], parts: [], badLines: [] };
  const open: Part[] = [root];
  for (const { line, content } of contentLines(text)) {
    const inner = open.at(-1) as Part;
    const [, verb, name = ''] = /^(begin|end):(.*)$/i.exec(content) ?? [];
    if (verb === undefined) {
      if (inner === root) throw new FaultError(CalendarFault.NOT_A_CALENDAR, line);
      read(inner, content, line);
    } else if (verb.toLowerCase() === 'begin') {
      if (open.length > DEPTH_MAX) throw new FaultError(CalendarFault.TANGLED, line);
      const part = { name: nameOf(name), line, properties: [], parts: [], badLines: [] };
      inner.parts.push(part);
      open.push(part);
    } else {
      if (inner === root || inner.name !== nameOf(name)) {
        throw new FaultError(CalendarFault.CUT_OFF, line);
      }
      open.pop();
    }
  }
  if (open.length > 1) throw new FaultError(CalendarFault.CUT_OFF, (open.at(-1) as Part).line);
  return root;
}

const nameOf = (name: string): string => name.trim().toLowerCase();

/** Unfolded, without empty ones; numbered as in an editor. */
function* contentLines(text: string): Generator<{ line: number; content: string }> {
  let content: string[] = [];
  let begun = 1;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (/^[ \t]/.test(line) && content.length > 0) {
      content.push(line.slice(1));
      continue;
    }
    if (content.length > 0) yield { line: begun, content: content.join('') };
    content = line.trim() === '' ? [] : [line];
    begun = index + 1;
  }
  if (content.length > 0) yield { line: begun, content: content.join('') };
}

/** RFC 5545: letters, digits and hyphens; then parameters, then the value. */
const NAME = /^[A-Za-z0-9-]+(?=[:;])/;

function read(part: Part, content: string, line: number): void {
  const name = NAME.exec(content)?.[0].toLowerCase();
  try {
    if (!name) throw new FaultError(CalendarFault.LINE, line);
    part.properties.push(propertyOf(name, content, line));
  } catch {
    // The library throws many kinds; whatever it was, this line is not one that it can read.
    part.badLines.push(line);
  }
}

function propertyOf(name: string, content: string, line: number): Property {
  // Rules are read later, each with its own fault; a value of any type is a text here.
  const [, parameters, type, ...values] = ICAL.parse.property(
    name === 'rrule' ? content.replace(/^rrule/i, 'x-rule') : content,
  ) as unknown as [string, Record<string, unknown>, string, ...unknown[]];
  const known = Object.entries(parameters).map(([key, value]) => {
    if (!/^[a-z0-9-]+$/.test(key)) throw new FaultError(CalendarFault.LINE, line);
    return [key, String(Array.isArray(value) ? value[0] : value)];
  });
  const raw = values.length === 1 && typeof values[0] === 'string' ? values[0] : '';
  return { line, name, parameters: Object.fromEntries(known), raw, type, values };
}
