package org.hansho.testkit.runner;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;

/**
 * The simplest run there is, as a scan does it: all is read, then all facts go through all layers
 * in order of time, in one session. The truth of tests; a part of the program that fails is thrown.
 */
public final class OneThread {
  private final EngineSession session;
  private final Set<String> sources = new TreeSet<>();

  /** Throws what went wrong. */
  private static final class Strict implements SessionOutput {
    @Override
    public void failed(Failure failure, String source) {
      throw new IllegalStateException(failure.record().reason(), failure.cause());
    }
  }

  /** Nothing was read. */
  public OneThread(Engine engine, String tenant) {
    this.session = new EngineSession(engine, tenant, EngineSession.UNBOUNDED, new Strict());
  }

  /** Reads whole records of a source of JSON. */
  public void read(String source, byte[] records) {
    read(source, JsonFormat.FORMAT, records);
  }

  /** Reads whole records of a source of that format. */
  public void read(String source, Format format, byte[] records) {
    if (sources.add(source)) {
      session.open(source, format);
    }
    session.feed(source, records);
  }

  /** What comes of all that was read; nothing can be read afterwards. */
  public List<Outcome> end() {
    session.end();
    return session.takeChanges().stream().map(Outcome::of).toList();
  }
}
