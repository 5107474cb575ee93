/** The fields of practice, as a shallow tree. */
export const domains = [
  {
    slug: 'wound-care',
    name: 'Wound care',
    description: 'Skin that does not close: ulcers, pressure, surgery, burns.',
    children: [
      {
        slug: 'diabetic-foot',
        name: 'Diabetic foot',
        description: 'Offloading, vessels, infection, and the boot nobody wants to wear.',
      },
      {
        slug: 'pressure-ulcers',
        name: 'Pressure ulcers',
        description: 'Preventing them, and mending the ones that came anyway.',
      },
    ],
  },
  {
    slug: 'incident-response',
    name: 'Incident response',
    description: 'What to do, and who says what, while something is broken.',
    children: [],
  },
  {
    slug: 'care-transitions',
    name: 'Care transitions',
    description: 'From ward to ward, from hospital to home.',
    children: [],
  },
  {
    slug: 'clinical-education',
    name: 'Clinical education',
    description: 'Teaching while working, and learning from it.',
    children: [],
  },
  {
    slug: 'staff-support',
    name: 'Staff support',
    description: 'Looking after those who look after others.',
    children: [],
  },
];
