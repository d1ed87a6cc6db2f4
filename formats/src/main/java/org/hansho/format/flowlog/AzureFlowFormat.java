package org.hansho.format.flowlog;

import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.json.JsonPaths;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/** What the two flow logs of Azure have in common as formats. */
abstract sealed class AzureFlowFormat implements Format permits NsgFlowFormat, VnetFlowFormat {
  private static final Renames COMMON =
      Renames.of(
          """
          source.ip           | (tuple)
          source.port         | (tuple)
          source.bytes        | (tuple)
          source.packets      | (tuple)
          destination.ip      | (tuple)
          destination.port    | (tuple)
          destination.bytes   | (tuple)
          destination.packets | (tuple)
          network.bytes       | (both ways)
          network.packets     | (both ways)
          network.transport   | (tuple)
          network.iana_number | (tuple)
          network.direction   | (tuple)
          network.flow_state  | (tuple: begin, continue, end)
          network.sampling_rate | (1)
          network.sampling_source | (unsampled)
          event.action        | (tuple: allowed, denied)
          event.start         | (time of a tuple that begins a flow)
          event.end           | (time of any other tuple)
          cloud.resource_id   | targetResourceID, resourceId
          """);

  /** As many times the usual longest record: a quarter of a million flows. */
  private static final int MINUTE = 16;

  private final AzureFlowRecords.Kind kind;
  private final String category;

  AzureFlowFormat(AzureFlowRecords.Kind kind, String category) {
    this.kind = kind;
    this.category = category;
  }

  @Override
  public final Set<String> reads() {
    return AzureFlowRecords.reads();
  }

  @Override
  public final Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public final boolean hasMemory() {
    return false;
  }

  @Override
  public final int recognise(byte[] sample, int length) {
    boolean flows =
        Sample.beginsAsJson(sample, length)
            && Sample.has(sample, length, "\"" + category + "\"")
            && Sample.count(sample, length, "\"resourceId\"", "\"flowLogResourceID\"") > 0;
    return flows ? 99 : 0;
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits) {
    EventClass eventClass = eventClasses().get(0);
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        ofMinutes(limits),
        JsonRecordReader.Wrapping.LISTS_TOO,
        new AzureFlowRecords(kind, eventClass, fields));
  }

  /**
   * Caps for records that hold all flows of a network interface in a minute: under a flood that is
   * many times what a record of anything else has.
   */
  private static Limits ofMinutes(Limits limits) {
    return new Limits(
        limits.recordBytes() * MINUTE,
        limits.depth(),
        limits.values(),
        limits.openEvents(),
        limits.openRecords());
  }
}
