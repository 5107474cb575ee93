import { leastWork } from '../../../test/work';
import { LEAST_SECONDS, readingSeconds, SIGNS_PER_MINUTE, WORDS_PER_MINUTE } from './reading-time';

const minutes = (text: string): number => readingSeconds(text) / 60;

it('counts words where words stand apart', () => {
  expect(readingSeconds('wound '.repeat(WORDS_PER_MINUTE))).toBe(60);
  expect(readingSeconds('перевязка '.repeat(WORDS_PER_MINUTE))).toBe(60);
  expect(readingSeconds('드레싱을 '.repeat(WORDS_PER_MINUTE))).toBe(60);
  expect(readingSeconds('الضمادة '.repeat(WORDS_PER_MINUTE))).toBe(60);
  expect(readingSeconds("can't well-known 3.5 ".repeat(100))).toBe(
    readingSeconds('one '.repeat(300)),
  );
});

it('counts signs where nothing stands between words', () => {
  expect(readingSeconds('伤'.repeat(SIGNS_PER_MINUTE))).toBe(60);
  // 27 signs; one word, if blanks were what counts.
  expect(
    minutes('糖尿病足の患者さんに、圧迫療法をどう説明していますか。'.repeat(30)),
  ).toBeGreaterThan(2);
  const thai = 'ผู้ป่วยแผลเรื้อรังควรเปลี่ยนผ้าพันแผลทุกวัน';
  expect(readingSeconds(thai.repeat(20))).toBeGreaterThan(readingSeconds('one '.repeat(100)));
  expect(readingSeconds(`${'wound '.repeat(238)}${'伤'.repeat(255)}`)).toBe(120);
});

it('does not read where links lead, and nothing takes no time', () => {
  const address = `https://example.org/${'a-long-path/'.repeat(100)}`;
  expect(readingSeconds(`See [the table](${address}) and ${address}`)).toBe(LEAST_SECONDS);
  expect(readingSeconds('')).toBe(LEAST_SECONDS);
});

it('takes no longer for longer texts than they are', async () => {
  const work = () => {
    readingSeconds('伤 wound ผู้ป่วย '.repeat(3_000));
    readingSeconds('['.repeat(40_000));
    readingSeconds('a-'.repeat(20_000));
  };
  expect(await leastWork(work, 2_000)).toBeLessThan(2_000);
});
