package org.hansho.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.json.JsonPaths;

/**
 * Rows of the table {@code VMConnection} of Azure's VM insights as JSON: which process of a machine
 * spoke to whom, summed up over a minute.
 *
 * <p>The columns are fields of their own names. A row does not say which operating system the
 * machine runs, so the product is Azure. Source: Azure Monitor reference, table VMConnection.
 */
public final class VmConnections implements Format {
  private static final EventClass CONNECTION =
      EventClass.of(
          "azure.vmconnection", LogSource.of("azure", "network_connection", "vmconnection"));

  private static final Renames COMMON =
      Renames.of(
          """
          host.name         | Computer
          cloud.resource_id | _ResourceId
          process.name      | ProcessName
          source.ip         | SourceIp
          destination.ip    | DestinationIp
          destination.port  | DestinationPort
          network.transport | Protocol
          network.direction | Direction
          """);

  private static final String TIME = "TimeGenerated";

  @Override
  public String name() {
    return "vm-connections";
  }

  @Override
  public String description() {
    return "Rows of the VM insights table VMConnection as JSON: connections of processes";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(CONNECTION);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.add(TIME);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean rows =
        Sample.beginsAsJson(sample, length)
            && Sample.count(
                    sample, length, "\"LinksEstablished\"", "\"DestinationIp\"", "\"Direction\"")
                == 3;
    return rows ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    int time = fields.id(TIME);
    Renames.Copies common = COMMON.bind(fields);
    KeywordText keywords = new JsonKeywords();
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.LISTS_TOO,
        (event, sink) -> emit(event, time, common, keywords, sink));
  }

  private static void emit(
      Event event, int time, Renames.Copies common, KeywordText keywords, EventSink sink) {
    event.setTime(Values.time(event, time));
    event.setEventClass(CONNECTION);
    event.setKeywordText(keywords);
    common.apply(event);
    sink.event(event);
  }
}
