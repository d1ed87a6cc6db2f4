package org.hansho.format.table;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.Renames;
import org.hansho.format.Renames.SlotTest;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.jspecify.annotations.Nullable;

/** Makes events of records whose values stand in the event. Belongs to one reader. */
final class TableRecords {
  private final KeywordText keywords;
  private final FormatSpec.@Nullable Needed needed;
  private final int[] neededFields;
  private final int[] times;
  private final Kind.Bound[] kinds;
  private final EventClass otherwise;
  private final Renames.Copies common;
  private final @Nullable SlotTest present;
  private final Step.Filling[] steps;

  TableRecords(FormatSpec spec, Fields fields, KeywordText keywords) {
    this.keywords = keywords;
    needed = spec.needed();
    neededFields =
        needed == null ? new int[0] : Values.ids(fields, needed.fields().toArray(String[]::new));
    times = Values.ids(fields, spec.times().toArray(String[]::new));
    kinds = spec.kinds().stream().map(kind -> kind.bind(fields, times)).toArray(Kind.Bound[]::new);
    otherwise = spec.otherwise();
    common = spec.common().bind(fields);
    present = spec.present();
    steps = spec.steps().stream().map(step -> step.bind(fields)).toArray(Step.Filling[]::new);
  }

  void record(Event event, EventSink sink) {
    if (needed != null && !hasNeeded(event)) {
      sink.malformed(Values.malformed(event, needed.fault()));
      return;
    }
    event.setKeywordText(keywords);
    setKind(event);
    if (present == null) {
      common.apply(event, TableRecords::isSaid);
    } else {
      common.applyFirst(event, present);
    }
    for (Step.Filling step : steps) {
      step.fill(event);
    }
    sink.event(event);
  }

  private static boolean isSaid(Event event, int slot) {
    return event.isScalar(slot) && event.length(slot) > 0;
  }

  private boolean hasNeeded(Event event) {
    for (int field : neededFields) {
      if (Values.scalar(event, field) != Event.NONE) {
        return true;
      }
    }
    return false;
  }

  private void setKind(Event event) {
    for (Kind.Bound kind : kinds) {
      if (kind.isOf(event)) {
        event.setEventClass(kind.eventClass());
        event.setTime(Values.firstTime(event, kind.times()));
        return;
      }
    }
    event.setEventClass(otherwise);
    event.setTime(Values.firstTime(event, times));
  }
}
