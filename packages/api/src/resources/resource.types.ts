import { registerEnumType } from 'type-graphql';

/** What a resource is made of. */
export enum ResourceForm {
  LINK = 'LINK',
  FILE = 'FILE',
  PAGE = 'PAGE',
}
registerEnumType(ResourceForm, { name: 'ResourceForm', description: 'What it is made of.' });

/** What a resource is for. */
export enum ResourceType {
  ARTICLE = 'ARTICLE',
  TOOL = 'TOOL',
  PRACTICE = 'PRACTICE',
  TEMPLATE = 'TEMPLATE',
  RECORDING = 'RECORDING',
  CASE = 'CASE',
}
registerEnumType(ResourceType, {
  name: 'ResourceType',
  valuesConfig: {
    PRACTICE: { description: 'How something is done, so that somebody else can do it.' },
    CASE: { description: 'What happened once, told so that others learn from it.' },
  },
});

export enum ResourceOrder {
  NEWEST = 'NEWEST',
  TITLE = 'TITLE',
}
registerEnumType(ResourceOrder, {
  name: 'ResourceOrder',
  valuesConfig: { NEWEST: { description: 'Whose words changed last comes first.' } },
});
