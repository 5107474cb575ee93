import { promisify } from 'node:util';
import { isPublicAddress, PrivateAddressError, publicLookup } from '../../kernel/outside/addresses';
import { pushEndpoint } from './endpoint';

/** Every way we know to write what is not on the internet. */
const NEAR = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '017700000001', '127.0.0.1.'],
  ...[
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '10.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.168.257',
  ],
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9.0xfe.0xa9.0xfe',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.0.192',
  ],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '１２７.0.0.1', '①②⑦.⓪.⓪.①'],
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
  ],
  ...['[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[64:ff9b::7f00:1]'],
  ...['[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001::7f00:1]', '[2001:db8::1]', '[100::1]'],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'printer',
    'printer.local',
    'db.internal',
  ],
  ...['metadata.google.internal', 'nas.home.arpa', 'nas.lan', 'x.test', 'ｌocalhost'],
];

describe('where our server sends', () => {
  it.each(NEAR)('is never https://%s', (host) => {
    expect(pushEndpoint(`https://${host}/push/1`, false)).toBeNull();
  });

  it.each([
    'http://push.example.org/1',
    'https://push.example.org:8443/1',
    'https://push.example.org:22/1',
    'https://user@push.example.org/1',
    'https://user:secret@push.example.org/1',
    'ftp://push.example.org/1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    '//push.example.org/1',
    'push.example.org',
    '',
  ])('is never %s', (text) => {
    expect(pushEndpoint(text, false)).toBeNull();
  });

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-by3p.notify.windows.com/w/?token=a%2Fb',
    'https://push.example.org:443/1',
    'https://93.184.215.14/1',
    'https://[2606:2800:220:1:248:1893:25c8:1946]/1',
  ])('may be %s', (text) => {
    expect(pushEndpoint(text, false)?.protocol).toBe('https:');
  });

  it('is on this machine when that is allowed, and still nowhere else near', () => {
    expect(pushEndpoint('http://127.0.0.1:4005/1', true)).not.toBeNull();
    expect(pushEndpoint('http://[::1]:4005/1', true)).not.toBeNull();
    expect(pushEndpoint('http://10.0.0.1/1', true)).toBeNull();
    expect(pushEndpoint('http://169.254.169.254/latest/meta-data', true)).toBeNull();
    expect(pushEndpoint('http://push.example.org/1', true)).toBeNull();
  });

  it('knows addresses that a name may lead to', () => {
    const near = ['127.0.0.1', '10.2.3.4', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0', 'fd12::1', ''];
    expect(near.filter(isPublicAddress)).toEqual([]);
    expect(['1.1.1.1', '2606:4700:4700::1111'].every(isPublicAddress)).toBe(true);
  });

  it.each([true, false])('is not where a name leads that looks public (all: %s)', async (all) => {
    const look = promisify(publicLookup) as (host: string, how: object) => Promise<unknown>;
    // Every machine knows this name without asking anybody, and it leads to the machine itself.
    await expect(look('localhost', { all })).rejects.toBeInstanceOf(PrivateAddressError);
  });
});
