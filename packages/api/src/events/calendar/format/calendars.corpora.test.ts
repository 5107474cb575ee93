import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendar } from './reading';
import { meant, writtenFrom } from './round-trip.fixture';
import { writeCalendar } from './writing';

const FOLDERS = ['calendars', 'events', 'timezones', 'alarms', 'todos'];

interface CorpusFile {
  name: string;
  text: string;
}

function files(): CorpusFile[] {
  const root = join(process.env.GUILDHALL_CORPORA ?? '', 'icalendar-files');
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder)).map((file) => ({
      name: `${folder}/${file}`,
      text: readFileSync(join(root, folder, file), 'utf8'),
    })),
  );
}

const read = (text: string) => readCalendar(text, 'Europe/Lisbon');

/** What is wrong with which files, judged by hand; the others are good. */
const wrong: Record<string, string> = {
  CUT_OFF: `
    calendars/big_bad_calendar
    calendars/fuzz_testcase_0_char_in_component_name
    calendars/fuzz_testcase_invalid_month
    calendars/pr_480_summary_with_colon
    calendars/small_bad_calendar
    calendars/timezone_same_start_and_offset`,
  DATES: `
    calendars/issue_1633_rdate_with_dates
    calendars/issue_1633_rdate_with_dates_and_tzid
    calendars/multiple_timezones
    events/issue_464_invalid_rdate`,
  EMPTY: `
    calendars/bom_calendar
    calendars/calendar_with_unicode
    calendars/empty
    calendars/empty_RDATE
    calendars/issue_1050_empty_calendar
    calendars/issue_1050_timezone_only_calendar
    calendars/issue_1081_freebusy_comma_separated
    calendars/issue_1238
    calendars/issue_1633_freebusy_with_dates
    calendars/issue_178_custom_component_inside_other
    calendars/issue_27_multiple_periods_in_freebusy_multiple_freebusies
    calendars/issue_27_multiple_periods_in_freebusy_one_freebusy
    calendars/issue_798_freebusy
    calendars/parsing_error_in_UTC_offset
    calendars/rfc_7265_example_1
    calendars/rfc_7953_3
    calendars/rfc_7986_properties
    calendars/time`,
  END: `
    calendars/invalid_duration`,
  LINE: `
    calendars/broken_ical
    calendars/issue_104_broken_calendar
    calendars/issue_168_input
    calendars/issue_351_whitespace_in_property_and_params
    calendars/multiple_calendar_components
    calendars/timezone_rdate
    events/issue_104_mark_events_broken`,
  NOT_A_CALENDAR: `
    calendars/fuzz_testcase_vtimezone_lone_cr
    calendars/issue_178_component_with_invalid_name_represented
    calendars/issue_178_custom_component_contains_other
    calendars/issue_350
    timezones/issue_237_brazilia_standard
    timezones/issue_53_tzid_parsed_properly
    timezones/issue_55_parse_error_on_utc_offset_with_seconds
    timezones/pacific_fiji
    alarms/example
    alarms/rfc_5545_absolute_alarm_example
    alarms/rfc_5545_end
    alarms/start_date
    todos/example`,
  RULE: `
    calendars/issue_1081_invalid_rrule_freq
    calendars/issue_165_missing_event
    calendars/rfc_7529`,
  START: `
    calendars/broken_dtstart
    calendars/created_calendar_with_unicode_fields
    calendars/example
    calendars/issue_1050_multiple_calendars
    calendars/issue_1050_uid_in_description
    calendars/issue_1081_invalid_start_and_end
    calendars/issue_1081_invalid_start_valid_end
    calendars/issue_1081_with_summary
    calendars/issue_1549_binary_attachment
    calendars/issue_1561_image_value
    calendars/issue_322_expected_calendar
    calendars/issue_722_missing_timezones
    calendars/issue_798_related_to
    calendars/issue_82_expected_output
    calendars/rfc_5545_RDATE_example
    calendars/rfc_6868
    calendars/rfc_7256_multi_value_parameters
    calendars/rfc_7265_appendix_example_1_ical
    calendars/rfc_7986_conferences
    calendars/rfc_7986_image
    calendars/rfc_9253_gap
    calendars/rfc_9253_related_to
    events/event_with_escaped_character1
    events/event_with_escaped_character2
    events/event_with_escaped_character3
    events/event_with_escaped_character4
    events/event_with_escaped_characters
    events/event_with_rsvp
    events/event_with_unicode_organizer
    events/issue_100_transformed_doctests_into_unittests
    events/issue_355_url_escaping_empty_param
    events/issue_64_event_with_ascii_summary
    events/issue_64_event_with_non_ascii_summary
    events/issue_82_expected_output
    events/rfc_7265_request_status
    events/rfc_9074_example_proximity`,
  ZONE: `
    calendars/america_new_york_forward_reference
    calendars/issue_156_RDATE_with_PERIOD_TZID_khal_2
    calendars/issue_237_fail_to_parse_timezone_with_non_ascii_tzid
    calendars/issue_466_respect_unique_timezone
    calendars/issue_526_calendar_with_different_events
    calendars/issue_526_calendar_with_event_subset
    calendars/issue_526_calendar_with_events
    calendars/issue_526_calendar_with_shuffeled_events
    calendars/issue_722_missing_VTIMEZONE_custom
    calendars/issue_722_timezone_transition_ambiguity`,
};

describe('calendars of other programs', () => {
  it('are read or refused with a fault and a line, and none takes long', () => {
    const all = files();
    expect(all.length).toBeGreaterThan(150);
    for (const { name, text } of all) {
      const { entries, problems } = read(text);
      expect([name, entries.length + problems.length]).not.toEqual([name, 0]);
      for (const { line } of problems) {
        expect(line === null || (line >= 1 && line <= text.split(/\r\n|\n|\r/).length)).toBe(true);
      }
    }
  });

  it('are refused for what is wrong with them, and only those', () => {
    const faults = files()
      .map(
        ({ name, text }) =>
          [name, [...new Set(read(text).problems.map(({ fault }) => fault))]] as const,
      )
      .filter(([, found]) => found.length > 0);
    const judged = Object.entries(wrong).flatMap(([fault, names]) =>
      names
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => [`${name}.ics`, fault.split(' ')]),
    );
    expect(Object.fromEntries(faults)).toEqual(Object.fromEntries(judged));
  });

  it('come back the same, written by us and read again', () => {
    let entries = 0;
    for (const { name, text } of files()) {
      const first = read(text).entries;
      const written = writeCalendar({ events: first.flatMap(writtenFrom) });
      const again = readCalendar(written, 'Pacific/Auckland');
      expect([name, again.entries.map(meant)]).toEqual([name, first.map(meant)]);
      entries += first.length;
    }
    expect(entries).toBeGreaterThan(60);
  });

  it('harm nobody when a piece is missing or their signs are others', () => {
    for (const { text } of files()) {
      for (let cut = 1; cut < 12; cut += 1) {
        const at = Math.floor((text.length * cut) / 12);
        read(text.slice(0, at));
        read(text.slice(at));
        read(`${text.slice(0, at)}\u0000;:="\r\n ${text.slice(at)}`);
      }
    }
  });
});
