package org.hansho.format.envelope;

/**
 * What searches in stores of logs export as JSON: the record that was stored, and what is beside.
 */
final class SearchExports {
  /** Splunk documentation, "Export search results" and the endpoint search/jobs/export. */
  static final JsonEnvelope SPLUNK =
      new JsonEnvelope("splunk-export", "Results of searches in Splunk as JSON: the text in _raw.")
          .knownBy("result._raw", "_raw")
          .knownBy("result._time", "_time")
          .text("result._raw", "_raw")
          .time("result._time", "_time")
          .streams("result.host", "host", "result.source", "source", "result.sourcetype")
          .sender(SenderField.HOST, "result.host", "host")
          .sender(SenderField.FILE, "result.source", "source");

  /** Elastic documentation, "Search API"; elasticdump writes a hit a line. */
  static final JsonEnvelope ELASTICSEARCH =
      new JsonEnvelope(
              "elasticsearch-hits",
              "Hits of searches in Elasticsearch and OpenSearch, also of elasticdump: the object in"
                  + " _source.")
          .knownBy("_source", "hits.hits._source")
          .knownBy("_index", "hits.hits._index")
          .text("_source", "hits.hits._source")
          .streams("_index");

  /** Grafana Loki documentation, "LogCLI", output jsonl. */
  static final JsonEnvelope LOKI =
      new JsonEnvelope("logcli", "Lines of Grafana Loki as logcli --output=jsonl prints them.")
          .knownBy("line")
          .knownBy("labels")
          .knownBy("timestamp")
          .text("line")
          .time("timestamp")
          .streams("labels")
          .sender(SenderField.HOST, "labels.host", "labels.hostname", "labels.instance")
          .sender(SenderField.POD, "labels.pod")
          .sender(SenderField.NAMESPACE, "labels.namespace")
          .sender(SenderField.CONTAINER, "labels.container")
          .sender(SenderField.FILE, "labels.filename");

  /** Graylog documentation, "GELF". */
  static final JsonEnvelope GELF =
      new JsonEnvelope("gelf", "Messages in GELF, Graylog's format: full_message or short_message.")
          .knownBy("short_message")
          .knownBy("host")
          .knownBy("version", "timestamp", "level")
          .text("full_message", "short_message")
          .time("timestamp")
          .streams("host", "_application_name", "_container_id", "_file")
          .sender(SenderField.HOST, "host")
          .sender(SenderField.CONTAINER, "_container_name")
          .sender(SenderField.CONTAINER_ID, "_container_id")
          .sender(SenderField.IMAGE, "_image_name")
          .headerHost("host")
          .headerProgram("_application_name", "_program")
          .headerProcess("_process_id", "_pid");

  private SearchExports() {}
}
