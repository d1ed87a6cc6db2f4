package org.hansho.format.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.PathsByFields;
import org.hansho.format.Sample;
import org.hansho.json.JsonPaths;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

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
        fields,
        paths.of(fields),
        limits,
        spec.wrapping(),
        new TableRecords(spec, fields, new JsonKeywords())::record);
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
    spec.further().forEach(further -> further.paths().add(builder, fields, further.body()));
    return builder.build();
  }
}
