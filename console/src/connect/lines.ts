/** What can send records, in the order in which it is offered. */
export const SENDERS = [
  'curl',
  'files',
  'filebeat',
  'fluent-bit',
  'vector',
  'opentelemetry',
  'kubernetes',
  'rsyslog',
  'flows',
] as const;
export type Sender = (typeof SENDERS)[number];

/** Those that need lines in the settings of the server, and a reload. */
export const IN_SETTINGS: readonly Sender[] = ['files', 'rsyslog', 'flows'];

/** A server as its console was opened, and the name of what is to send. */
interface Connection {
  origin: string;
  source: string;
}

/** The lines to paste for a sender; TOKEN stands for a token of the source. */
export function linesOf(sender: Sender, { origin, source }: Connection): string {
  const { hostname, port, protocol } = new URL(origin);
  const isTls = protocol === 'https:';
  const number = port || (isTls ? '443' : '80');
  switch (sender) {
    case 'curl':
      return `curl -H "Authorization: Bearer TOKEN" --data-binary @${source}.log ${origin}/ingest/v1/${source}`;
    case 'files':
      return `sources:\n  - {id: ${source}, kind: files, roots: [/var/log/${source}.log]}`;
    case 'filebeat':
      return `output.elasticsearch:
  hosts: ["${origin}/elasticsearch"]
  api_key: "hansho:TOKEN"
setup.template.enabled: false
setup.ilm.enabled: false`;
    case 'fluent-bit':
      return `[OUTPUT]
    Name         splunk
    Match        *
    Host         ${hostname}
    Port         ${number}
    Splunk_Token TOKEN
    tls          ${isTls ? 'On' : 'Off'}
    compress     gzip`;
    case 'vector':
      return `sinks:
  hansho:
    type: elasticsearch
    inputs: ["*"]
    endpoints: ["${origin}/elasticsearch"]
    auth: {strategy: basic, user: hansho, password: TOKEN}
    bulk: {index: vector}
    healthcheck: {enabled: false}`;
    case 'opentelemetry':
      return `exporters:
  otlphttp/hansho:
    logs_endpoint: ${origin}/v1/logs
    headers: {Authorization: "Bearer TOKEN"}
service:
  pipelines:
    logs: {receivers: [filelog], exporters: [otlphttp/hansho]}`;
    case 'kubernetes':
      return `apiVersion: v1
kind: Config
clusters:
  - name: hansho
    cluster:
      server: ${origin}/ingest/kubernetes-audit/${source}
users:
  - {name: api-server, user: {token: TOKEN}}
contexts:
  - {name: hansho, context: {cluster: hansho, user: api-server}}
current-context: hansho`;
    case 'rsyslog':
      return `# settings of Hansho
sources:
  - {id: ${source}, kind: syslog-tcp, address: ${hostname}, port: 5514}

# /etc/rsyslog.d/hansho.conf
action(type="omfwd" target="${hostname}" port="5514" protocol="tcp" tcp_framing="octet-counted"
       template="RSYSLOG_SyslogProtocol23Format"
       queue.type="LinkedList" queue.filename="hansho" queue.saveOnShutdown="on" action.resumeRetryCount="-1")`;
    case 'flows':
      return `sources:\n  - {id: ${source}, kind: flows, address: ${hostname}, port: 2055}`;
  }
}

/** Whether a text can be the name of a source as the lines write it. */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text);
}

/** The name of a source, of which a followed file is a part: `NAME` or `NAME=FILE`. */
export function nameOf(source: string): string {
  const at = source.indexOf('=');
  return at < 0 ? source : source.slice(0, at);
}
