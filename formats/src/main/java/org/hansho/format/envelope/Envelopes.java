package org.hansho.format.envelope;

import java.util.List;
import org.hansho.record.Format;

/** Every envelope, in the order in which equal claims on a source are settled. */
public final class Envelopes {
  /** The visible list: a new envelope adds its line here. */
  private static final List<Envelope> LIST =
      List.of(
          JsonEnvelopes.DOCKER_JSON_FILE,
          JsonEnvelopes.FILEBEAT,
          JsonEnvelopes.VECTOR,
          JsonEnvelopes.LOGSTASH,
          JsonEnvelopes.JOURNALD,
          JsonEnvelopes.FLUENT,
          JsonEnvelopes.FLUENT_BIT,
          JsonEnvelopes.CLOUDWATCH,
          JsonEnvelopes.CLOUDTRAIL_LOOKUP,
          JsonEnvelopes.DOCKER_LISTENER,
          JsonEnvelopes.LOG_ANALYTICS_CONTAINER,
          JsonEnvelopes.SPLUNK_HEC,
          JsonEnvelopes.OTLP,
          new AksAuditTable(),
          new TableCsv(),
          new QueryTables(),
          new EntraGraph(),
          new AuditDataCsv(),
          new Wazuh(),
          new EventTable(),
          new EvtxEcmd(),
          new EvtxEcmdCsv(),
          new OsquerySnapshots(),
          new FastLog(),
          SearchExports.SPLUNK,
          SearchExports.ELASTICSEARCH,
          SearchExports.LOKI,
          SearchExports.GELF,
          new EntraCsv(),
          new SplunkCsv(),
          new OracleAuditCsv(),
          new JournalExport(),
          new CriLines(),
          new KafkaLines(),
          new TimedLines());

  /** The formats that open them. */
  public static final List<Format> ALL =
      LIST.stream().map(envelope -> (Format) new EnvelopeFormat(envelope)).toList();

  private Envelopes() {}
}
