package org.hansho.format.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A format of JSON records without memory, together with what its earlier records have shown of
 * processes; see {@link ProcessLineage}.
 */
public final class LineageFormat implements Format {
  private static final String KNOWN = "(earlier records)";
  private static final List<String> FILLED =
      List.of("process.ancestors", "process.ancestors.command_line");

  private final Format format;

  /** The format, with memory of processes. */
  public LineageFormat(Format format) {
    this.format = format;
  }

  @Override
  public String name() {
    return format.name();
  }

  @Override
  public String description() {
    return format.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return format.eventClasses();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(format.reads());
    names.addAll(ProcessLineage.READS);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(format.commonFields());
    FILLED.forEach(field -> words.put(field, KNOWN));
    return words;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return format.recognise(sample, length);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(format.open(fields, limits), new ProcessLineage(fields));
  }

  /** Adds to each event what is known of its process. */
  private static final class Reader implements RecordReader, EventSink {
    private final RecordReader records;
    private final ProcessLineage lineage;
    private EventSink sink = new Nobody();

    Reader(RecordReader records, ProcessLineage lineage) {
      this.records = records;
      this.lineage = lineage;
    }

    @Override
    public int read(
        byte[] block, int from, int to, long position, boolean last, EventSink receiver) {
      sink = receiver;
      return records.read(block, from, to, position, last, this);
    }

    @Override
    public void event(Event event) {
      lineage.add(event);
      sink.event(event);
    }

    @Override
    public void malformed(Malformed record) {
      sink.malformed(record);
    }

    @Override
    public void note(String note) {
      sink.note(note);
    }

    @Override
    public boolean isBetweenRecords() {
      return records.isBetweenRecords();
    }

    @Override
    public void end(EventSink last) {
      sink = last;
      records.end(this);
    }

    @Override
    public void save(StateWriter out) {
      records.save(out);
    }

    @Override
    public void restore(StateReader in) {
      records.restore(in);
    }

    @Override
    public List<Piece> pieces() {
      List<Piece> pieces = new ArrayList<>(records.pieces());
      pieces.addAll(lineage.pieces());
      return pieces;
    }
  }

  /** Before anything was read. */
  private static final class Nobody implements EventSink {
    @Override
    public void event(Event event) {
      throw new IllegalStateException("nothing was read");
    }

    @Override
    public void malformed(Malformed record) {
      throw new IllegalStateException("nothing was read");
    }
  }
}
