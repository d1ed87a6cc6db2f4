/** Texts of suppressions. */
export const suppressions = {
  intro: 'What is right and not wanted. It is detected, kept and counted like all else.',
  addNew: 'Hide alerts …',
  none: 'Nothing is hidden.',
  noneHint: 'Press s on an alert that is right and not wanted, or write a filter here.',
  name: 'Name',
  filter: 'Filter',
  reason: 'Reason',
  life: 'How long',
  days: (n: string) => (n === '1' ? '1 day' : `${n} days`),
  never: 'without end',
  window: 'Maintenance window',
  windows: 'Maintenance windows',
  begins: 'Begins',
  ends: 'Ends',
  windowHint:
    'Hides alerts all records of which are of that time, however late they come. Times are those of this browser.',
  add: 'Hide them from now on',
  addWindow: 'Add the window',
  looking: 'Looking at stored alerts …',
  passed: (n: string, all: string) => `${n} of ${all} stored alerts`,
  endLooking: 'End the preview',
  lookingEnded: 'The preview was ended.',
  lookAgain: 'Preview again',
  wouldHide: (n: string, complete: boolean) =>
    `${complete ? '' : 'At least '}${n} of the stored alerts would be hidden if they came again.`,
  truePositives: (n: string) => `${n} of them were closed as true positives.`,
  loseSteps: (n: string) =>
    n === '1' ? '1 incident would lose a step:' : `${n} incidents would lose a step:`,
  losesNoStep: 'No incident would lose a step.',
  moreDetections: (n: string) =>
    n === '1' ? 'and of 1 more detection' : `and of ${n} more detections`,
  inForce: 'in force',
  off: 'switched off',
  coming: 'not begun',
  over: 'over',
  hides: (n: string, exact: boolean) => `hides ${n}${exact ? '' : ' or more'}`,
  by: (who: string, when: string) => `${who}, ${when}`,
  until: (time: string) => `until ${time}`,
  lastHidden: (time: string) => `last hid one at ${time}`,
  neverHidden: 'has hidden none yet',
  switchOff: 'Switch off',
  switchOn: 'Switch on',
  extend: '7 days from now',
  remove: 'Remove …',
  removeHint: (n: string) => `What it hides (${n}) becomes active again.`,
  removeKeep: 'Remove, keep hidden …',
  keepHint: 'What it has hidden stays hidden.',
  removeNow: 'Remove',
  likeThis: 'Hide alerts like this one',
  open: 'Hide …',
  same: 'What must be the same',
  closeToo: 'Close the open alerts that it fits, as benign and expected',
  added: 'It is in force from now on.',
  notClosed: (why: string) => `The open alerts were not closed. ${why}`,
};

/** Texts of exports. */
export const exports = {
  intro: 'How alerts reach other systems.',
  none: 'No target is set up.',
  noneHint: 'Targets stand in the settings. For example:',
  up: 'delivers',
  down: 'does not deliver',
  since: (time: string) => `Since ${time}:`,
  sent: 'Sent',
  sentHint: 'Messages that the target has taken',
  waiting: 'Waiting',
  waitingHint: 'Changes that were not looked at yet',
  filtered: 'Left out',
  filteredHint: 'Not admitted by the filter, or nothing that a reader would miss',
  held: 'Held back',
  heldHint: 'Left out by a limit of the day',
  refused: 'Refused',
  refusedHint: 'Set aside, since the target refused them three times',
  test: 'Send a test',
  testing: 'Sending …',
  delivered: 'The target has taken the sample alert.',
  notDelivered: (why: string) => `The target has not taken it: ${why}`,
  letters: (n: string) => `${n} set aside`,
  tries: (n: string) => `${n} tries`,
  again: 'waits to be sent again',
  retry: 'Send again',
  retryAll: 'Send all again',
  retried: (n: string) => `${n} are sent again, as the alerts are now.`,
  file: 'All at once, as a file',
  fileHint: 'Every alert as it is now, the newest first, without its records.',
  format: 'Format',
  formats: {
    csv: 'CSV, for spreadsheets',
    html: 'HTML, to read offline',
    json: 'JSON, one list',
    native: 'JSON, a line an alert',
    ocsf: 'OCSF 1.8 Detection Finding',
    ecs: 'Elastic Common Schema',
    cef: 'CEF (ArcSight)',
    syslog: 'Syslog, RFC 5424',
    stix: 'STIX 2.1',
    'security-center': 'Security Center, event hub',
    'security-alert-table': 'Security Center, SecurityAlert table',
    'security-center-rest': 'Security Center, REST answer',
  },
  era: 'Words for stages and detections',
  eras: { own: 'stages of 2020, our ids', '2020': 'of 2020', '2024': 'of 2024' },
  download: 'Download',
};

/** Texts of the input of filters. */
export const filter = {
  placeholder: 'severity >= high and host ~ "web-*"',
  label: 'Filter by a condition',
  words: 'What may stand here',
};

/** Texts of groups of alerts. */
export const groups = {
  label: 'Groups of alerts',
  by: 'Group by',
  none: 'Not grouped',
  of: { incident: 'By incident', detection: 'By detection', entity: 'By who and what' },
  choose: 'Choose a group. j and k move, Enter shows its alerts.',
  noIncident: 'In no incident',
  looked: (n: string) => `Of the newest ${n} alerts. Filters look further.`,
};

/** Texts of the palette. */
export const palette = {
  open: 'Find',
  label: 'Find anything',
  placeholder: 'A page, a host, an address, an incident, a detection …',
  offers: 'What was found',
  search: (text: string) => `Search alerts for “${text}”`,
  kind: {
    page: 'page',
    search: 'search',
    alert: 'alert',
    detection: 'alerts of a detection',
    incident: 'incident',
    entity: 'entity',
  },
};

/** Texts of what a tenant says of detections. */
export const overrides = {
  off: 'switched off',
  on: 'Raise alerts',
  change: 'Switch, or change the severity …',
  own: (severity: string) => `Its own: ${severity}`,
  save: 'Save',
  takeBack: 'Take back what was said here',
  hint: 'It holds for alerts that come from now on. Baselines go on learning.',
  onlyOne: 'No other armed detection has its stage of the kill chain.',
  origin: { api: 'Changed here:', file: 'Changed in the settings:' },
  leftOut: (n: string) => `${n} left out so far`,
  judged: (n: string, precision: string) => `${n} judged, ${precision} of them attacks.`,
  verdict: {
    unknown: 'Too few to say more.',
    keep: 'Worth keeping.',
    tune: 'Worth tuning: many were false or expected.',
    retire: 'Worth retiring: none was an attack.',
  },
};

/** Texts of what a detection has learned. */
export const relearn = {
  last: 'Made to learn anew:',
  ask: 'Reset what it has learned …',
  question:
    'Is all that it has learned to be forgotten? Until it has learned again it raises no alert about what is unusual, and what happens meanwhile counts as usual. This cannot be taken back, and an alert of Hansho itself says so.',
  forget: 'Reset',
};
