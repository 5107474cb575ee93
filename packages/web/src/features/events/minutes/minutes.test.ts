import { joined, wordsOf } from './minutes';

describe('two texts of the same minutes', () => {
  it('become one in which nothing is lost and nothing stands twice', () => {
    const before = 'One.\n\nTwo.';
    const theirs = { ...wordsOf({ outcomeMarkdown: '', minutesMarkdown: `${before}\n\nTheirs.` }) };
    const mine = {
      outcomeMarkdown: 'Foam first.',
      minutesMarkdown: `${before}\n\nMine.\n`,
      recordingUrl: '',
    };
    expect(joined(theirs, mine)).toEqual({
      outcomeMarkdown: 'Foam first.',
      minutesMarkdown: 'One.\n\nTwo.\n\nTheirs.\n\nMine.',
      recordingUrl: '',
    });
  });

  it('keep the recording of whoever named one', () => {
    const empty = wordsOf({ outcomeMarkdown: '', minutesMarkdown: '', recordingUrl: null });
    const named = { ...empty, recordingUrl: 'https://video.example/1' };
    expect(joined(named, empty).recordingUrl).toBe('https://video.example/1');
    expect(joined(empty, named).recordingUrl).toBe('https://video.example/1');
  });
});
