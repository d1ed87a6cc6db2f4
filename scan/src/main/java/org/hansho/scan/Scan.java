package org.hansho.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.SourceFiles;
import org.hansho.files.source.SourceTree;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.pipeline.TimeRange;
import org.hansho.scan.fact.FactFolder;

/**
 * Reads sources through the engine and gives one result.
 *
 * <p>Files are read by several threads, large ones in pieces; results are put together in the order
 * of names, and alerts do not depend on any order. A piece counts only if the piece before it ended
 * exactly where it began; otherwise it is read again from there. So the bytes of the result are the
 * same for any number of threads.
 */
public final class Scan {
  /** The tenant of a scan. */
  public static final String TENANT = "default";

  private final Engine engine;
  private final ScanRequest request;
  private final Progress progress;
  private final DetectorObserver observer;

  private Scan(Engine engine, ScanRequest request, Progress progress, DetectorObserver observer) {
    this.engine = engine;
    this.request = request;
    this.progress = progress;
    this.observer = observer;
  }

  /**
   * Scans.
   *
   * @param deadLetters where records that cannot be read go; {@code OutputStream.nullOutputStream}
   *     if nowhere
   * @throws IOException if {@code deadLetters} fails; trouble with sources is in the result
   */
  public static ScanResult run(
      Engine engine, ScanRequest request, OutputStream deadLetters, Progress progress)
      throws IOException {
    return new Scan(engine, request, progress, DetectorObserver.NONE).run(deadLetters);
  }

  /**
   * Scans, while somebody looks at what the detectors learn.
   *
   * @throws IOException if facts cannot be laid aside; trouble with sources is in the result
   */
  public static ScanResult observed(
      Engine engine, ScanRequest request, Progress progress, DetectorObserver observer)
      throws IOException {
    return new Scan(engine, request, progress, observer).run(OutputStream.nullOutputStream());
  }

  /** An empty fold, with the room that the heap of this process has for alerts. */
  static AlertFold newFold() {
    return new AlertFold(TENANT, AlertRoom.ofHeap(Runtime.getRuntime().maxMemory()));
  }

  private ScanResult run(OutputStream deadLetters) throws IOException {
    MemoryBudget memory = MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory());
    long laidAside = request.reading().temporaryBytes();
    try (FactFolder folder = new FactFolder(laidAside, memory.facts())) {
      SourceTree tree = kept(listed(), folder);
      TimeRange range = range(tree, folder);
      ScanPass pass = new ScanPass(engine, range, request, progress, folder);
      Merge merge = new Merge(engine, request, deadLetters, folder);
      pass.run(tree.files(), merge);
      merge.detect(engine, tree, observer, request.jobs(), memory.states());
      return merge.result(tree, pass.costlyRules(), progress.isStopped());
    }
  }

  private SourceTree listed() {
    return SourceTree.of(request.paths(), request.reading().followLinksTo());
  }

  /**
   * Standard input is kept in a file while detectors are at work, since the records that they name
   * are fetched at the end.
   */
  private SourceTree kept(SourceTree tree, FactFolder folder) throws IOException {
    if (engine.detectors().layers() == 0) {
      return tree;
    }
    SourceFile input = tree.files().standardInput();
    if (input == null) {
      return tree;
    }
    SourceFile copy = kept(input, folder);
    return tree.with(tree.files().withNamed(file -> file.isStandardInput() ? copy : file));
  }

  private SourceFile kept(SourceFile file, FactFolder folder) throws IOException {
    Path copy = folder.newFile("input-");
    try (OutputStream out = folder.write(copy)) {
      request.standardInput().transferTo(out);
    }
    return new SourceFile(file.name(), copy, Files.size(copy), 0, file.named());
  }

  /** The asked time; where it counts from the newest event, all sources are read for that first. */
  private TimeRange range(SourceTree tree, FactFolder folder) throws IOException {
    if (!request.bounds().needNewest()) {
      return request.bounds().range(0);
    }
    Content nothing = ContentReader.read(List.of(), List.of());
    Merge times = new Merge(engine, request, OutputStream.nullOutputStream(), folder);
    SourceFiles files = tree.files().withNamed(file -> file.isStandardInput() ? null : file);
    ScanRequest quiet = request.withoutDeadLetters();
    new ScanPass(Engine.compile(nothing), TimeRange.ALL, quiet, progress, folder).run(files, times);
    return request.bounds().range(times.newest());
  }
}
