// Text as attackers write it into logs: 500 pieces that would run, load or turn something if a page took them for
// more than text.

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '"><svg/onload=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//192.0.2.1/x.css>',
  '<base href=//192.0.2.1/>',
  '<meta http-equiv=refresh content="0;url=//192.0.2.1/">',
  '<form action=//192.0.2.1/><input name=q autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<math><mi xlink:href="data:x,alert(1)">',
  '</title><script>alert(1)</script>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<template><script>alert(1)</script></template>',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text
  '${alert(1)}',
  'javascript:alert(1)',
];

const AROUND = [
  (text) => text,
  (text) => `a ${text} b`,
  (text) => `"${text}"`,
  (text) => `'${text}'`,
  (text) => `\`${text}\``,
  (text) => encodeURIComponent(text),
  (text) => text.replaceAll('<', '&lt;'),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('<', '<\u0000'),
  (text) => `\u202e${text}\u202c`,
  (text) => `\u001b]8;;http://192.0.2.1\u0007${text}\u001b]8;;\u0007`,
  (text) => `日本語${text}🔔`,
  (text) => `${text}\n${text}`,
  (text) => `\\u003c${text}`,
  (text) => `]]>${text}`,
  (text) => `*/${text}/*`,
  (text) => `</bdi></p>${text}`,
  (text) => `--${text}`,
  (text) => `../../${text}`,
  (text) => `\u200b${text}\ufeff`,
  (text) => `=cmd|' /C calc'!A0${text}`,
  (text) => `%3Cscript%3E${text}`,
  (text) => `\ud800${text}`,
  (text) => `__proto__${text}`,
  (text) => `${text}${'A'.repeat(40)}`,
];

export const PAYLOADS = MARKUP.flatMap((text) => AROUND.map((around) => around(text)));

const FIELDS = 40;

/** Records of process starts on Windows that raise an alert each, with a payload in each of 40 fields. */
export function hostileRecords() {
  const records = [];
  for (let at = 0; at < PAYLOADS.length; at += FIELDS) {
    const text = (index) => PAYLOADS[(at + index) % PAYLOADS.length];
    const record = {
      UtcTime: '2026-11-28 09:00:00.000',
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      EventID: 1,
      ProcessId: '4120',
      Image: 'C:\\PHP\\php.exe',
      Hostname: `web-${at} ${text(0)}`,
      CommandLine: `php.exe -r "system('id');" ${text(1)}`,
      User: text(2),
      CurrentDirectory: text(3),
      ParentImage: text(4),
      ParentCommandLine: text(5),
      OriginalFileName: text(6),
      Hashes: text(7),
    };
    for (let index = 8; index < FIELDS; index++) record[`f${index}`] = text(index);
    records.push(JSON.stringify(record));
  }
  return records;
}
