/** Texts of saved views. */
export const views = {
  label: 'Saved views',
  save: 'Save view …',
  name: 'Name of the view',
  share: 'Everybody of this tenant sees it',
  keep: 'Save',
  cancel: 'Cancel',
  kept: (name: string) => `The view ${name} is saved.`,
  all: 'Every open alert',
  remove: 'Remove this view …',
  removeSure: (name: string) => `Really remove ${name}?`,
  by: (who: string) => `by ${who}`,
  hint: 'A view keeps what the filters ask, but for the order, groups and a time up to now.',
  tooLong: 'These filters are too many for a view. Take some away.',
};

/** Texts of the self test. */
export const selfTest = {
  intro: 'Whether each detection finds what it is for, here and now.',
  how: 'Each detection is tried with records of its own, through the journal and the engine of this server, in a folder that is deleted afterwards. Your alerts, baselines and targets see nothing of it.',
  begin: 'Run the self test',
  again: 'Run it again',
  never: 'It was not run since this server was started. It takes about a minute.',
  running: (tried: string, total: string) => `Trying: ${tried} of ${total} detections`,
  needsEngineer: 'Running it needs the role engineer.',
  ofReference: (fired: string, all: string) =>
    `${fired} of ${all} alerts of the reference are found`,
  ofAll: (fired: string, all: string) => `${fired} of ${all} detections with those of the basics`,
  ended: (why: string) => `It ended early: ${why}`,
  state: {
    silent: 'Not found',
    'switched-off': 'Found, but switched off here',
    'not-armed': 'Found where all is there, but not armed here',
    fired: 'Found',
  },
  hint: {
    silent: 'Their own records raised no alert. Something is wrong with this installation.',
    'switched-off': 'They work, and nobody sees their alerts since somebody switched them off.',
    'not-armed': 'They work, and lack something here. With it they are armed.',
  },
  show: 'Show them',
  reason: {
    silent: (name: string) => `test: ${name}`,
    'switched-off': (why: string) => `because: ${why}`,
    'not-armed': (what: string) => `lacks ${what}`,
    fired: (text: string) => `found: ${text}`,
  },
  allFound: 'Every detection finds what it is for.',
};

/** Texts of sample alerts. */
export const samples = {
  title: 'Sample alerts',
  intro:
    'One alert of each detection, marked [SAMPLE], to try triage, rules and exports with. Detectors learn nothing from them.',
  add: 'Add sample alerts',
  remove: 'Remove all sample alerts',
  busy: 'Working …',
  added: (added: string, all: string, leftOut: string) =>
    `${added} added, ${all} are there now${leftOut === '0' ? '' : `; ${leftOut} detections have none, since they lack a list here`}.`,
  removed: (removed: string) => `${removed} removed, with what people said of them.`,
};

/** Texts of the lists of the content. */
export const lists = {
  intro: 'What detections look names, addresses and programs up in.',
  search: 'Search lists',
  count: (shown: string, all: string) => `${shown} of ${all} lists`,
  name: 'Name',
  stateLabel: 'State',
  state: { there: 'in use', stale: 'too old', empty: 'empty, yours to fill', missing: 'missing' },
  entries: 'Entries',
  kindLabel: 'Kind',
  kind: { text: 'texts', network: 'networks' },
  source: 'What it holds',
  date: 'Made on',
  valid: (days: string) => `(valid ${days} days)`,
  askedBy: 'Asked by',
  detections: (n: string) => (n === '1' ? '1 detection' : `${n} detections`),
  nobody: 'filters only',
  own: 'Added by people of this tenant',
  others: 'From Hansho and from files',
  ofThemOwn: (n: string) => `(${n} yours)`,
  entriesOf: (n: string) => (n === '1' ? '1 entry' : `${n} entries`),
  noEntries: 'This list has no entry yet. It is made with the first one.',
  intelligence:
    'This list is threat intelligence. Indicators of your own go into a file that content.intelligence of the settings names.',
  entry: 'New entry',
  note: 'Why it stands there',
  add: 'Add',
  busy: 'Trying it …',
  holds: 'It holds from the next record on, and stands in the audit log.',
  added: (entry: string) => `${entry} is added.`,
  remove: 'Remove',
  removeEntry: (entry: string) => `Remove ${entry}`,
  removed: (entry: string) => `${entry} is removed.`,
  searchEntries: 'Search entries',
  notAll: (n: string) => `${n} entries have that in them; the first 1,000 are shown.`,
  newName: 'Name of a new list',
  make: 'Open',
  change:
    'Whole lists of your own, and those in place of a built-in one, are files that the settings name:',
};

/** Texts of the settings. */
export const settings = {
  intro: 'What is in effect, and where it came from. Secrets are shown as references only.',
  overApi:
    'Those with a button are changed here and hold at once; the others in their file or by variables. What people change elsewhere:',
  search: 'Search settings',
  own: 'Set here',
  count: (shown: string, all: string) => `${shown} of ${all} settings`,
  unset: 'none',
  standard: 'default',
  restart: 'takes effect at the next start',
  change: 'Change',
  changeOf: (key: string) => `Change ${key}`,
  changedBy: (who: string, when: string) => `changed by ${who}, ${when}`,
  overridden: 'a variable decides, so it is not changed here',
  save: 'Save',
  takeBack: 'Back to file or default',
};

/** Texts of back-tests. */
export const backtest = {
  title: 'Back-test',
  hint: 'Runs it over records that are kept, beside live detection. Nothing is stored, sent or learned.',
  over: 'Reads',
  journal: 'what the journal still has',
  files: 'files of old records',
  path: 'File or folder on the server',
  noFolders:
    'It reads what the journal still has. To read files of old records, name their folder in the setting tenants.NAME.backtest_folders.',
  other: 'Another version of it',
  text: 'The text of the rules, as in a file of detections',
  begin: 'Run the back-test',
  end: 'End it',
  busy: 'Another back-test is running.',
  running: 'The back-test is running',
  read: (read: string, all: string) => `${read} of about ${all} read`,
  begun: 'The rules are read.',
  failed: 'It could not be tried:',
  cancelled: 'It was ended before its end.',
  tried: 'Tried',
  version: 'This version',
  asItIs: 'as it is',
  range: 'Records of',
  records: 'Records',
  malformed: (n: string) => `${n} could not be read`,
  inEffect: 'In effect',
  fresh: 'New',
  gone: 'Gone',
  changed: 'Changed',
  same: 'Same',
  raised: 'What it raises',
  notRaised: 'In the list, and not raised',
  shown: (n: string, all: string) => (n === all ? `(${all})` : `(${n} of ${all})`),
  listed: 'in the list',
  notListed: 'not in the list',
};

/** Texts of a replay. */
export const replay = {
  begin: 'Replay from its records',
  hint: 'Reads the records of this alert once more, with the detections of now. Nothing is stored.',
  read: (records: string, findings: string) =>
    `Records read: ${records}. Findings in the alert: ${findings}.`,
};

/** Texts of the map. */
export const map = {
  title: 'Where the addresses are',
  label:
    'Map of the world: how many alerts name addresses of each country. The list says the same.',
  nowhere: 'No alert of this time names an address whose country is known.',
  more: (n: string) => `${n} more`,
  unplaced: (n: string) => `Addresses in no known country, such as your own: ${n}.`,
  newest: (n: string) => `Of the newest ${n} alerts.`,
  noGeography: 'No file of countries is loaded, so nobody knows where addresses are.',
  howGeography:
    'A build with npm and network brings one; or name a file (mmdb) in the settings and reload. Detections of unusual places need it too.',
};
