package org.hansho.alert;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Matter;
import org.hansho.detect.Origin;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.RecordHash;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings: copies out of an event, or out of a detector's result, all that an alert needs.
 * Belongs to one thread. Costs a hash lookup for each field that the detection's texts, entities
 * and key read, the text of the record, and its hash.
 */
public final class FindingMaker {
  /** Values of a field that are looked at in one event. */
  private static final int LISTED_VALUES = 4;

  private final KeyBytes key = new KeyBytes();
  private final IdentityHashMap<AlertDefinition, List<FieldChoice>> listed =
      new IdentityHashMap<>();

  /**
   * The finding of a rule that holds for an event.
   *
   * @param counter as {@link Finding#counter()} has it
   */
  public Finding of(AlertDefinition detection, Rule rule, Event event, String source, int counter) {
    byte[] buffer = event.recordBuffer();
    int offset = event.recordOffset();
    int length = event.recordLength();
    FieldValues values = new EventValues(event);
    return new Finding(
        detection,
        rule.reference(),
        Objects.requireNonNullElse(rule.id(), ""),
        Finding.RULE,
        Severity.of(rule.level()),
        event.time(),
        event.timing(),
        1,
        counter,
        new Origin(source, event.position(), event.time(), RecordHash.of(buffer, offset, length)),
        RecordText.of(buffer, offset, length, Evidence.RECORD_BYTES),
        List.of(),
        key(detection, values),
        detection.entitiesOf(values),
        detection.wording().valuesOf(values),
        listed(detection, values),
        Conclusion.NO_AMOUNT,
        Grounds.NONE,
        null);
  }

  /**
   * Hands on the finding of a detector, so that its way goes on from here.
   *
   * @param matter what opinions on the alert are about, if it is to keep that
   */
  public void handOn(
      RaisingDocument by, Result result, @Nullable Matter matter, Consumer<Finding> to) {
    to.accept(of(by, result, matter));
  }

  private Finding of(RaisingDocument by, Result result, @Nullable Matter matter) {
    AlertDefinition detection = by.detection();
    Fact fact = result.fact();
    FieldValues values = new FactValues(fact, by.layout(), null);
    boolean lists = by.lists() && !listedFields(detection).isEmpty();
    return new Finding(
        detection,
        by.document().reference(),
        Objects.requireNonNullElse(by.document().id(), ""),
        result.document(),
        by.severity(result),
        result.time(),
        result.timing(),
        by.events(result),
        by.counter(),
        result.origin(),
        "",
        result.evidence(),
        key(detection, values),
        detection.entitiesOf(values),
        detection.wording().valuesOf(values),
        lists ? listed(detection, values) : null,
        result.amount(),
        result.grounds(),
        matter);
  }

  private byte[] key(AlertDefinition detection, FieldValues values) {
    key.clear();
    key.add(detection.dedup(), values);
    return key.toBytes();
  }

  private List<FieldChoice> listedFields(AlertDefinition detection) {
    return listed.computeIfAbsent(detection, AlertDefinition::listedFields);
  }

  private List<Finding.Listed> listed(AlertDefinition detection, FieldValues values) {
    List<FieldChoice> fields = listedFields(detection);
    List<Finding.Listed> found = new ArrayList<>(fields.size());
    for (int place = 0; place < fields.size(); place++) {
      FieldChoice field = fields.get(place);
      int slot = field.first(values);
      if (slot != FieldValues.NONE) {
        found.add(new Finding.Listed(place, field.names().get(0), bytes(values, slot)));
      }
    }
    return found;
  }

  private static List<byte[]> bytes(FieldValues values, int first) {
    List<byte[]> bytes = new ArrayList<>(1);
    int slot = first;
    while (slot != FieldValues.NONE && bytes.size() < LISTED_VALUES) {
      byte[] value = new byte[values.length(slot)];
      System.arraycopy(values.buffer(slot), values.start(slot), value, 0, value.length);
      bytes.add(value);
      slot = values.next(slot);
    }
    return bytes;
  }
}
