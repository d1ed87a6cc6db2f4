package org.hansho.pipeline;

import java.util.IdentityHashMap;
import org.hansho.event.EventClass;
import org.hansho.format.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A source that a pipeline has begun and not ended. Set aside and taken up again by the same
 * pipeline, on its thread.
 */
public final class OpenSource {
  private final String name;
  private final RecordReader reader;
  private final Counts counts = new Counts();
  private final IdentityHashMap<EventClass, Pipeline.ClassState> classes = new IdentityHashMap<>();

  OpenSource(String name, RecordReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /** What evidence calls it. */
  public String name() {
    return name;
  }

  /** What became of its records since it was begun in this process. */
  public Counts counts() {
    return counts;
  }

  /** Saves what the reader of its format remembers. */
  public void save(StateWriter out) {
    reader.save(out);
  }

  /** Restores what {@link #save} wrote, before anything is read. */
  public void restore(StateReader in) {
    reader.restore(in);
  }

  RecordReader reader() {
    return reader;
  }

  IdentityHashMap<EventClass, Pipeline.ClassState> classes() {
    return classes;
  }
}
