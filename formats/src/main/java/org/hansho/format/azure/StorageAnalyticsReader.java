package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.RowReader;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;

/**
 * Reads the lines of classic storage logs.
 *
 * <p>A part in quotes ends at the first quote that a semicolon or the line's end follows, since
 * entity tags and the JSON of the last part hold quotes of their own. Empty lines and those that
 * begin with {@code #} are no records.
 */
final class StorageAnalyticsReader extends RowReader {
  static final String TIME = "time";

  /** Names of the parts in their order; those of version 1.0 end at the client's request id. */
  private static final String[] PARTS = {
    "schemaVersion",
    TIME,
    "operationName",
    "statusText",
    "statusCode",
    "durationMs",
    "properties.serverLatencyMs",
    "identity.type",
    "identity.requester.accountName",
    "properties.accountName",
    "properties.serviceType",
    "uri",
    "properties.objectKey",
    "correlationId",
    "properties.operationCount",
    "callerIpAddress",
    "operationVersion",
    "properties.requestHeaderSize",
    "properties.requestBodySize",
    "properties.responseHeaderSize",
    "properties.responseBodySize",
    "properties.contentLengthHeader",
    "properties.requestMd5",
    "properties.serverMd5",
    "properties.etag",
    "properties.lastModifiedTime",
    "properties.conditionsUsed",
    "properties.userAgentHeader",
    "properties.referrerHeader",
    "properties.clientRequestId",
    "identity.requester.objectId",
    "identity.requester.tenantId",
    "identity.requester.appId",
    "identity.requester.audience",
    "identity.requester.tokenIssuer",
    "identity.requester.upn",
    "reserved",
    "identity.authorization"
  };

  private static final int PARTS_OF_VERSION_1 = 30;
  private static final int ETAG = 24;

  private final Event event;
  private final int[] fields;
  private final int time;
  private final StorageRows rows;

  StorageAnalyticsReader(Fields fields, Limits limits) {
    super(limits);
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    this.fields = Values.ids(fields, PARTS);
    time = fields.id(TIME);
    rows = new StorageRows(fields, StorageRows.SERVICE.common().bind(fields));
  }

  @Override
  public boolean isBetweenRecords() {
    return isBetweenRows();
  }

  private static void malformed(
      Fault fault, long position, byte[] block, int from, int end, EventSink sink) {
    sink.malformed(Malformed.of(fault, position, block, from, end - from));
  }

  @Override
  protected void row(byte[] block, int from, int end, long position, EventSink sink) {
    int at = from;
    while (at < end && block[at] < ' ') {
      // Bytes of a byte order mark are negative.
      at++;
    }
    if (at == end || block[at] == '#') {
      return;
    }
    event.begin(block, at, end - at, position + (at - from));
    int parts = parts(block, at, end);
    if (parts < PARTS_OF_VERSION_1) {
      malformed(AzureFaults.STORAGE_PARTS, event.position(), block, at, end, sink);
      return;
    }
    event.setTime(Values.time(event, time));
    if (event.time() == Event.NO_TIME) {
      malformed(AzureFaults.STORAGE_TIME, event.position(), block, at, end, sink);
      return;
    }
    event.setEventClass(StorageRows.SERVICE.eventClass());
    rows.complete(event);
    sink.event(event);
  }

  /** Adds the parts of a line and returns how many there are. */
  private int parts(byte[] block, int from, int end) {
    int at = from;
    int part = 0;
    while (at <= end) {
      boolean quoted = at < end && block[at] == '"';
      int close = quoted ? quotedEnd(block, at + 1, end) : plainEnd(block, at, end);
      int start = quoted ? at + 1 : at;
      int stop = quoted && close > start ? close - 1 : close;
      if (part < PARTS.length && fields[part] != Fields.UNREAD && stop > start) {
        add(part, block, start, stop);
      }
      part++;
      at = close + 1;
    }
    return part;
  }

  private void add(int part, byte[] block, int start, int stop) {
    boolean inner =
        part == ETAG && stop - start >= 2 && block[start] == '"' && block[stop - 1] == '"';
    int quotes = inner ? 1 : 0;
    event.add(fields[part], ValueKind.STRING, start + quotes, stop - start - 2 * quotes);
  }

  private static int plainEnd(byte[] block, int from, int end) {
    int at = from;
    while (at < end && block[at] != ';') {
      at++;
    }
    return at;
  }

  /** Where the semicolon behind a part in quotes stands, or the line's end. */
  private static int quotedEnd(byte[] block, int from, int end) {
    for (int at = from; at < end; at++) {
      if (block[at] == '"' && (at + 1 == end || block[at + 1] == ';')) {
        return at + 1;
      }
    }
    return end;
  }

  @Override
  public void end(EventSink sink) {
    // Every line is an event of its own.
  }
}
