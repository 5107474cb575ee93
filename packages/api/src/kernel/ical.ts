type ICALLibrary = typeof import('ical.js', { with: { 'resolution-mode': 'import' }}).default;
export type ICALComponent = InstanceType<ICALLibrary['Component']>;
export type ICALTime = InstanceType<ICALLibrary['Time']>;

/** Its types are those of an ES module only, and this program is CommonJS, for which the library has a build. */
export const ICAL: ICALLibrary = require('ical.js');

// It counts the octets of a line without the space that begins a folded one; RFC 5545 counts it.
ICAL.foldLength = 74;
