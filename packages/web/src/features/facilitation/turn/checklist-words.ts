import type { MessageId } from '../../../messages';

const WORDS: Record<string, MessageId> = {
  readHandover: 'turns.check.readHandover',
  agreeAgenda: 'turns.check.agreeAgenda',
  remindPeople: 'turns.check.remindPeople',
  keepTime: 'turns.check.keepTime',
  hearEverybody: 'turns.check.hearEverybody',
  writeMinutes: 'turns.check.writeMinutes',
  postRecap: 'turns.check.postRecap',
  recordAttendance: 'turns.check.recordAttendance',
  handOver: 'turns.check.handOver',
};

/** The words of something that a turn asks for; of what an older web does not know, none of its own. */
export const wordsOf = (key: string): MessageId => WORDS[key] ?? 'turns.check.other';
