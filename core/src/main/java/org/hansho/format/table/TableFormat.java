package org.hansho.format.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Limits;
import org.hansho.format.PathsByFields;
import org.hansho.format.RecordReader;
import org.hansho.format.Renames;
import org.hansho.format.Renames.SlotTest;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/** A format that a {@link FormatSpec} describes. */
public final class TableFormat implements Format {
  private final FormatSpec spec;
  private final List<EventClass> classes;
  private final Set<String> reads;
  private final PathsByFields paths = new PathsByFields(this::paths);

  /** The format of this specification. */
  public TableFormat(FormatSpec spec) {
    this.spec = spec;
    this.classes = spec.classes();
    this.reads = spec.reads();
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String description() {
    return spec.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return classes;
  }

  @Override
  public Set<String> reads() {
    return reads;
  }

  @Override
  public Map<String, String> commonFields() {
    return spec.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    for (Mark mark : spec.marks()) {
      if (mark.holds(sample, length)) {
        return mark.score();
      }
    }
    return 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new JsonRecordReader(
        fields, paths.of(fields), limits, spec.wrapping(), new Records(spec, fields)::record);
  }

  private JsonPaths paths(Fields fields) {
    JsonPaths.Builder builder = JsonPaths.builder();
    for (String name : fields.names()) {
      int id = fields.id(name);
      builder.path(name, id);
      for (FormatSpec.Alias alias : spec.aliases()) {
        if (name.startsWith(alias.written())) {
          builder.path(alias.inRecord() + name.substring(alias.written().length()), id);
        }
      }
    }
    return builder.build();
  }

  /** Makes events of scanned records. */
  private static final class Records {
    private final KeywordText keywords = new JsonKeywords();
    private final FormatSpec.@Nullable Needed needed;
    private final int[] neededFields;
    private final int[] times;
    private final Kind.Bound[] kinds;
    private final EventClass otherwise;
    private final Renames.Copies common;
    private final @Nullable SlotTest present;
    private final Step.Filling[] steps;

    Records(FormatSpec spec, Fields fields) {
      needed = spec.needed();
      neededFields =
          needed == null ? new int[0] : Values.ids(fields, needed.fields().toArray(String[]::new));
      times = Values.ids(fields, spec.times().toArray(String[]::new));
      kinds =
          spec.kinds().stream().map(kind -> kind.bind(fields, times)).toArray(Kind.Bound[]::new);
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
        common.apply(event, Records::isSaid);
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
}
