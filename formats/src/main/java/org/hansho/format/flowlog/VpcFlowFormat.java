package org.hansho.format.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * VPC flow logs of AWS: lines of columns parted by blanks.
 *
 * <p>Without a header line the columns are the fourteen of version 2; a header line names those of
 * a log with a format of its own. Columns are fields of their own names. Lines without data say
 * that there was no traffic or that it was not recorded; they are events of another class. Source:
 * Amazon VPC User Guide, "Flow log records".
 */
public final class VpcFlowFormat implements Format {
  private static final List<String> DEFAULT_COLUMNS =
      List.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status");

  private static final Renames COMMON =
      Renames.of(
          """
          source.ip           | srcaddr
          source.port         | srcport
          destination.ip      | dstaddr
          destination.port    | dstport
          source.bytes        | bytes
          source.packets      | packets
          network.bytes       | bytes
          network.packets     | packets
          network.tcp_flags   | tcp-flags
          network.transport   | (protocol)
          network.iana_number | (protocol)
          network.direction   | (flow-direction)
          network.sampling_rate | (1)
          network.sampling_source | (unsampled)
          event.action        | (action: allowed, denied)
          event.start         | (start)
          event.end           | (end)
          observer.domain     | interface-id
          cloud.account.id    | account-id
          cloud.resource_id   | instance-id, interface-id
          """);

  private static final EventClass FLOW =
      EventClass.of("aws.vpcflow", LogSource.of("aws", "network_flow", "vpcflow"));
  private static final EventClass NO_DATA =
      EventClass.of("aws.vpcflow.nodata", LogSource.of("aws", null, "vpcflow"));

  private static final byte[] ACCEPT = Values.ascii("ACCEPT");
  private static final byte[] INGRESS = Values.ascii("ingress");
  private static final byte[] NO_DATA_STATUS = Values.ascii("NODATA");
  private static final byte[] SKIPPED_STATUS = Values.ascii("SKIPDATA");

  @Override
  public String name() {
    return "aws-vpc-flow";
  }

  @Override
  public String description() {
    return "VPC flow logs of AWS, with the default columns or a header line that names them";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FLOW, NO_DATA);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(List.of("action", "end", "flow-direction", "log-status", "protocol", "start"));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  /** The header line. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    int end = Sample.firstLineEnd(sample, length);
    String line = new String(sample, 0, end, StandardCharsets.UTF_8).strip();
    String[] columns = line.split(" ");
    if (isHeader(columns)) {
      return 96;
    }
    boolean defaults =
        columns.length == DEFAULT_COLUMNS.size()
            && columns[0].equals("2")
            && columns[2].startsWith("eni-")
            && (columns[13].equals("OK") || columns[13].endsWith("DATA"));
    return defaults ? 96 : 0;
  }

  private static boolean isHeader(String[] columns) {
    int known = 0;
    for (String column : columns) {
      known += DEFAULT_COLUMNS.contains(column) ? 1 : 0;
    }
    return known >= 4 && known * 2 >= Math.min(columns.length, DEFAULT_COLUMNS.size());
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new ColumnReader(fields, limits, new Lines(fields), DEFAULT_COLUMNS);
  }

  private static final class Lines implements ColumnReader.Columns {
    private final FlowValues values;
    private final Renames.Copies common;
    private final int action;
    private final int start;
    private final int end;
    private final int direction;
    private final int status;
    private final int protocol;

    Lines(Fields fields) {
      values = new FlowValues(fields);
      common = COMMON.bind(fields);
      action = fields.id("action");
      start = fields.id("start");
      end = fields.id("end");
      direction = fields.id("flow-direction");
      status = fields.id("log-status");
      protocol = fields.id("protocol");
    }

    @Override
    public byte separator() {
      return ' ';
    }

    /** A row begins with a number or a dash in most columns, a header never. */
    @Override
    public List<String> header(byte[] block, int from, int end) {
      if (block[from] < 'a' || block[from] > 'z') {
        return List.of();
      }
      String[] columns = new String(block, from, end - from, StandardCharsets.UTF_8).split(" ");
      return isHeader(columns) ? List.of(columns) : List.of();
    }

    @Override
    public boolean isSkipped(byte[] block, int from, int end) {
      return block[from] == '#';
    }

    @Override
    public void complete(Event event, EventSink sink) {
      long begun = FlowValues.time(event, start);
      long ended = FlowValues.time(event, end);
      event.setTime(ended == Event.NO_TIME ? begun : ended);
      boolean empty =
          Values.is(event, status, NO_DATA_STATUS) || Values.is(event, status, SKIPPED_STATUS);
      event.setEventClass(empty ? NO_DATA : FLOW);
      common.apply(event);
      if (!empty) {
        values.start(event, begun);
        values.end(event, ended);
        values.protocol(event, FlowValues.number(event, protocol));
        if (Values.scalar(event, action) != Event.NONE) {
          values.action(event, Values.is(event, action, ACCEPT));
        }
        if (Values.scalar(event, direction) != Event.NONE) {
          values.direction(event, Values.is(event, direction, INGRESS));
        }
        values.unsampled(event);
      }
      sink.event(event);
    }
  }
}
