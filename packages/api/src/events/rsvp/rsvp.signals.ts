import { defineSignal } from '../../kernel/signals';
import type { RsvpAnswer } from './rsvp.types';

/** Somebody who waited has a seat now: of one series at once is one thing. */
export interface SeatGiven {
  /** The soonest. */
  eventId: string;
  eventIds: string[];
  seriesId: string;
  communityId: string;
  personId: string;
  /** Since when, so that a second seat after a second wait is another. */
  givenAt: string;
}
export const seatGiven = defineSignal<SeatGiven>('events.seat-given', { durable: true });

/** Somebody has answered, or taken the answer back. */
export interface RsvpChanged {
  /** Null: to all that come of the series. */
  eventId: string | null;
  seriesId: string;
  communityId: string;
  personId: string;
  /** Null: taken back. */
  answer: RsvpAnswer | null;
  /** What it was until then; null: nothing. */
  before: RsvpAnswer | null;
  /** In milliseconds: the same answer given again after another is another one. */
  at: number;
  /** Answered in a calendar program, which shows it already. */
  inCalendar?: boolean;
}
export const rsvpChanged = defineSignal<RsvpChanged>('events.rsvp-changed', { durable: true });

/** Somebody is a member no longer: what they had answered to what is still to come is no answer any more. */
export interface AnswersDropped {
  personId: string;
  communityId: string;
  /** What they were to come to: of a series its dates, or null when they came to all of it. */
  from: Array<{ seriesId: string; eventIds: string[] | null }>;
  /** In milliseconds: who comes back may leave again. */
  at: number;
}
export const answersDropped = defineSignal<AnswersDropped>('events.answers-dropped', {
  durable: true,
});

/** So many minutes are left until an event, and those who go have asked to be reminded of it then. */
export interface ReminderDue {
  eventId: string;
  communityId: string;
  /** An event that moves is reminded of anew. */
  startsAt: string;
  minutes: number;
}
export const reminderDue = defineSignal<ReminderDue>('events.reminder-due', { durable: true });
