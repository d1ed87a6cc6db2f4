package org.hansho.benchmark.month;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.Observation;
import org.hansho.detect.SubscriberTable;
import org.hansho.event.Event;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.scan.fact.FactFolder;
import org.hansho.scan.fact.FactSort;
import org.hansho.scan.fact.FactSpool;

/** What {@code scan} does, on one thread and with a clock between its stages. */
final class StagedScan {
  private static final int BLOCK = 1 << 18;
  private static final Format FORMAT = new AzureJsonFormat();

  private final Engine engine;
  private final List<Path> files;
  private long events;
  private long facts;

  StagedScan(Engine engine, List<Path> files) {
    this.engine = engine;
    this.files = files;
  }

  Stages run() throws IOException {
    long reading = reading();
    long matching = through((name, output) -> {}, finding -> {});
    facts = 0;
    long before = now();
    try (FactFolder folder = new FactFolder()) {
      AlertFold fold = new AlertFold("default");
      FactSort sort = new FactSort(folder, new SubscriberTable(engine.detectors()));
      Laying laying = new Laying(fold, folder);
      through((name, output) -> sort.add(laying.taken()), laying);
      long laid = now();
      KeyedSession keyed = engine.keyed(KeyedOutput.into(fold));
      sort.forEach(keyed::accept);
      keyed.end();
      long detected = now();
      TreeSet<String> ids = new TreeSet<>();
      fold.alerts().forEach(alert -> ids.add(alert.id()));
      return new Stages(
          events, facts, reading, matching, laid - before, detected - laid, now() - detected, ids);
    }
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Takes blocks of a file. */
  private interface Blocks {
    int read(byte[] block, int from, int to, long position, boolean last);
  }

  private static void blocks(Path file, Blocks blocks) throws IOException {
    byte[] block = new byte[BLOCK];
    long position = 0;
    int filled = 0;
    try (InputStream in = Files.newInputStream(file)) {
      boolean last = false;
      while (!last) {
        int read = in.readNBytes(block, filled, block.length - filled);
        last = read < block.length - filled;
        filled += read;
        int consumed = blocks.read(block, 0, filled, position, last);
        position += consumed;
        filled -= consumed;
        System.arraycopy(block, consumed, block, 0, filled);
      }
    }
  }

  private long reading() throws IOException {
    long before = now();
    events = 0;
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            events++;
          }

          @Override
          public void malformed(Malformed record) {}
        };
    for (Path file : files) {
      RecordReader reader = FORMAT.open(engine.fields(), Limits.DEFAULT);
      blocks(
          file,
          (block, from, to, position, last) -> reader.read(block, from, to, position, last, sink));
      reader.end(sink);
    }
    return now() - before;
  }

  /** What happens behind each file. */
  private interface Ended {
    void file(String name, Output output) throws IOException;
  }

  private long through(Ended ended, Output output) throws IOException {
    long before = now();
    ReadingSession session = engine.reading(output);
    for (Path file : files) {
      OpenSource source = session.open(FORMAT, file.toString());
      blocks(
          file,
          (block, from, to, position, last) ->
              session.read(source, block, from, to, position, last));
      session.end(source);
      ended.file(file.toString(), output);
    }
    return now() - before;
  }

  /** Folds findings and lays facts aside, file by file. */
  private final class Laying implements Output {
    private final AlertFold fold;
    private final FactFolder folder;
    private FactSpool spool;

    Laying(AlertFold fold, FactFolder folder) {
      this.fold = fold;
      this.folder = folder;
      this.spool = new FactSpool(folder);
    }

    FactSpool taken() {
      FactSpool taken = spool;
      spool = new FactSpool(folder);
      return taken;
    }

    @Override
    public void finding(Finding finding) {
      fold.add(finding);
    }

    @Override
    public void observed(Observation observation) {
      facts += observation.size();
      spool.add(observation);
    }
  }
}
