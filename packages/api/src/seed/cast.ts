/**
 * The named people of Guildhall's demo world: the same in the seed, the tests, the stories and the docs.
 * They work for a made-up care network with sites in Porto, Utrecht, Leeds and Gdańsk.
 */
export interface CastMember {
  name: string;
  handle: string;
  pronouns: string | null;
  role: string;
  department: string;
  organisation: string;
  timeZone: string;
  about: string;
  askMeAbout: string[];
  wantToLearn: string[];
  admin?: true;
}

/** Everybody of the demo world signs in with this. Production never seeds. */
export const DEMO_PASSWORD = 'guildhall-demo';

export const emailOf = (handle: string): string => `${handle}@guildhall.example`;

const PORTO = { organisation: 'Porto', timeZone: 'Europe/Lisbon' };
const UTRECHT = { organisation: 'Utrecht', timeZone: 'Europe/Amsterdam' };
const LEEDS = { organisation: 'Leeds', timeZone: 'Europe/London' };
const GDANSK = { organisation: 'Gdańsk', timeZone: 'Europe/Warsaw' };

export const cast = {
  amara: {
    ...LEEDS,
    name: 'Amara Okonkwo',
    handle: 'amara',
    pronouns: 'she/her',
    role: 'Tissue viability nurse',
    department: 'Wound care',
    about: 'Twenty years of leg ulcers. I looked after the first community here and still do.',
    askMeAbout: ['compression', 'dressings', 'starting a community'],
    wantToLearn: ['photo protocols'],
  },
  ravi: {
    ...UTRECHT,
    name: 'Ravi Subramaniam',
    handle: 'ravi',
    pronouns: 'he/him',
    role: 'Podiatrist',
    department: 'Diabetic foot clinic',
    about: 'Offloading, casts and the long conversation about the boot.',
    askMeAbout: ['offloading', 'total contact casts'],
    wantToLearn: ['facilitating'],
  },
  ines: {
    ...PORTO,
    name: 'Inês Carvalho',
    handle: 'ines',
    pronouns: 'she/her',
    role: 'Community nurse',
    department: 'Home care',
    about: 'Most of my work happens in kitchens and on stairs.',
    askMeAbout: ['home visits', 'talking about the boot'],
    wantToLearn: ['toe pressures', 'incident updates'],
  },
  hana: {
    ...LEEDS,
    name: 'Hana Kobayashi',
    handle: 'hana',
    pronouns: 'she/her',
    role: 'Service desk lead',
    department: 'Digital services',
    about: 'When the charts are read-only, my phone rings.',
    askMeAbout: ['status updates', 'on-call rotas'],
    wantToLearn: ['what wards need to hear'],
  },
  tomasz: {
    ...GDANSK,
    name: 'Tomasz Wiśniewski',
    handle: 'tomasz',
    pronouns: 'he/him',
    role: 'Reliability engineer',
    department: 'Digital services',
    about: 'I keep the records system up, mostly.',
    askMeAbout: ['runbooks', 'alerting'],
    wantToLearn: ['blame-free reviews'],
  },
  sefa: {
    ...LEEDS,
    name: 'Sefa Tuilagi',
    handle: 'sefa',
    pronouns: null,
    role: 'Network on call',
    department: 'Digital services',
    about: 'Cables, radios, and a printed card with six numbers.',
    askMeAbout: ['phones', 'network outages'],
    wantToLearn: ['drills'],
  },
  wilhelmina: {
    ...UTRECHT,
    name: 'Wilhelmina van den Oudenrijn-Achterberg',
    handle: 'wilhelmina',
    pronouns: 'she/her',
    role: 'Vascular surgeon',
    department: 'Vascular surgery',
    about: 'Theatre on Tuesdays and Thursdays; slow answers on those days.',
    askMeAbout: ['ankle pressure', 'when to refer'],
    wantToLearn: ['what happens after discharge'],
  },
  yusuf: {
    ...UTRECHT,
    name: 'Yusuf Demir',
    handle: 'yusuf',
    pronouns: 'he/him',
    role: 'Hospital pharmacist',
    department: 'Pharmacy',
    about: 'Antibiotics, and the art of stopping them.',
    askMeAbout: ['antibiotic courses', 'medication on discharge'],
    wantToLearn: ['teaching at the bedside'],
  },
  lucia: {
    ...PORTO,
    name: 'Lucía Ferrer Quintana',
    handle: 'lucia',
    pronouns: 'she/her',
    role: 'Clinical educator',
    department: 'Education',
    about: 'I teach the people who teach. New starters are my favourites.',
    askMeAbout: ['teaching in five minutes', 'drills for new starters'],
    wantToLearn: ['case clinics'],
  },
  phuc: {
    ...LEEDS,
    name: 'Nguyễn Hồng Phúc',
    handle: 'phuc',
    pronouns: 'they/them',
    role: 'Night nurse',
    department: 'Ward 6',
    about: 'Joined in May. Nights.',
    askMeAbout: ['night shifts'],
    wantToLearn: ['moisture damage', 'compression'],
  },
  henrik: {
    ...GDANSK,
    name: 'Henrik Piotrowski',
    handle: 'henrik',
    pronouns: 'he/him',
    role: 'Discharge coordinator',
    department: 'Patient flow',
    about: 'A good discharge starts on the day of admission.',
    askMeAbout: ['discharge on Fridays', 'transport'],
    wantToLearn: ['home wound care'],
  },
  marta: {
    ...PORTO,
    name: 'Marta Nogueira',
    handle: 'marta',
    pronouns: 'she/her',
    role: 'Head of learning',
    department: 'Education',
    about: 'I look after this house. Write to me when a door does not open.',
    askMeAbout: ['getting started here', 'new communities'],
    wantToLearn: ['everything you do'],
    admin: true,
  },
  oskar: {
    ...GDANSK,
    name: 'Oskar Lindqvist',
    handle: 'oskar',
    pronouns: 'he/him',
    role: 'Facilities manager',
    department: 'Estates',
    about: 'New here. Looking around before I say something.',
    askMeAbout: ['buildings'],
    wantToLearn: ['who does what'],
  },
} satisfies Record<string, CastMember>;

export type CastName = keyof typeof cast;
export const castNames = Object.keys(cast) as CastName[];
