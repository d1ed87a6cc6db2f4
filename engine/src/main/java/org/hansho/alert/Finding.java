package org.hansho.alert;

import java.util.List;
import org.hansho.detect.Grounds;
import org.hansho.detect.Matter;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.event.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What a rule or a detector found: everything that an alert is made of, and nothing that belongs to
 * anybody else. Immutable; may be kept, handed to another thread, and folded in any order.
 *
 * @param detection the detection that it raises
 * @param reference of the Sigma document that holds
 * @param ruleId the UUID of that document; empty if it has none
 * @param place of the document in the plan of detectors, or {@link #RULE}; of several that one
 *     record completes, the least gives the alert its texts
 * @param time when it was found, nanoseconds since 1970, or {@code Event.NO_TIME}
 * @param timing how the time of the record was come by that completed it
 * @param events how many records it adds to the count of its alert
 * @param counter who counts these records in the alert: as {@link RecordCount} has it; the same
 *     group for all documents that may count the same records
 * @param origin the record that completed it; its time is that of the record
 * @param record the raw record, cut at {@link Evidence#RECORD_BYTES}; empty if only its place is
 *     known
 * @param led records that led a detector to it, in order of time
 * @param key the values that must agree within one alert, as {@link KeyBytes} has them; not copied
 * @param listed values that its alert lists; null if it lists none of this finding
 * @param amount how much it is, as {@link org.hansho.detect.Conclusion#amount()} has it; the same
 *     for all of a rule
 * @param grounds why a detector holds; {@link Grounds#NONE} of a rule
 * @param matter what an opinion on its alert is about; null if detectors accept none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Finding(
    AlertDefinition detection,
    String reference,
    String ruleId,
    int place,
    Severity severity,
    long time,
    Timing timing,
    long events,
    int counter,
    Origin origin,
    String record,
    List<Origin> led,
    byte[] key,
    List<Entity> entities,
    SentenceValues values,
    @Nullable List<Listed> listed,
    double amount,
    Grounds grounds,
    @Nullable Matter matter) {
  /** Stands before every document that a detector decides. */
  public static final int RULE = -1;

  public Finding {
    led = List.copyOf(led);
    entities = List.copyOf(entities);
    listed = listed == null ? null : List.copyOf(listed);
  }

  /**
   * Values of a field that alerts list.
   *
   * @param place of the field among those that are listed
   * @param values in the order of the record; not copied
   */
  public record Listed(int place, String field, List<byte[]> values) {}

  /** Whether a rule found it in one event; else a correlation or baseline did. */
  public boolean isOfRule() {
    return place == RULE;
  }

  /** The record that completed it, as evidence. */
  Evidence evidence() {
    return Evidence.of(origin).withRecord(record);
  }
}
