package org.hansho.pipeline;

import java.util.IdentityHashMap;
import org.hansho.detect.flood.HeldLoads;
import org.hansho.event.EventClass;
import org.hansho.format.ReaderMemory;
import org.hansho.format.RecordReader;

/**
 * A source that a pipeline has begun and not ended. Set aside and taken up again by the same
 * pipeline, on its thread.
 */
public final class OpenSource {
  private final String name;
  private final RecordReader reader;
  private final ReaderMemory memory;
  private final HeldLoads held = new HeldLoads();
  private final Counts counts = new Counts();
  private final IdentityHashMap<EventClass, Pipeline.ClassState> classes = new IdentityHashMap<>();

  OpenSource(String name, String format, RecordReader reader) {
    this.name = name;
    this.reader = reader;
    this.memory = new ReaderMemory(format, reader);
  }

  /** What evidence calls it. */
  public String name() {
    return name;
  }

  /** What became of its records since it was begun in this process. */
  public Counts counts() {
    return counts;
  }

  /** What the reader of its format remembers; restored before anything is read. */
  public ReaderMemory memory() {
    return memory;
  }

  /** What was held back of its records; restored before anything is read. */
  public HeldLoads held() {
    return held;
  }

  RecordReader reader() {
    return reader;
  }

  IdentityHashMap<EventClass, Pipeline.ClassState> classes() {
    return classes;
  }
}
