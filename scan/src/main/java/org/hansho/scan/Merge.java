package org.hansho.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.alert.AlertFold;
import org.hansho.detect.SubscriberTable;
import org.hansho.files.source.SourceTree;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.scan.fact.FactFolder;
import org.hansho.scan.fact.FactSort;

/** Puts the results of units together, in the order of the units. Belongs to one thread. */
final class Merge {
  private final ScanRequest request;
  private final AlertFold fold;
  private final OutputStream deadLetters;
  private final DeadLetters letters;
  private final FactSort facts;
  private final UnreadableTally unreadable = new UnreadableTally();
  private final FaultTally faults = new FaultTally();
  private final LineNumbers lines;
  private final TreeSet<SourceNote> notes = new TreeSet<>();
  private final Map<String, Format> formatOf = new TreeMap<>();
  private final Map<String, Long> sourcesByFormat = new TreeMap<>();
  private final Map<String, Long> eventsByFormat = new TreeMap<>();
  private final CoverageTally coverage;
  private final Apart apart = new Apart();
  private Tally tally = Tally.NONE;
  private Memory memory = Memory.NONE;

  Merge(Engine engine, ScanRequest request, OutputStream deadLetters, FactFolder folder) {
    this.request = request;
    this.fold = Scan.newFold();
    this.lines = new LineNumbers(request.reading().caps());
    this.deadLetters = deadLetters;
    this.letters = new DeadLetters(request.deadLetters() == null ? null : folder);
    this.coverage = new CoverageTally(engine);
    this.facts = new FactSort(folder, new SubscriberTable(engine.detectors()));
  }

  void add(Unit unit, UnitResult result) throws IOException {
    fold.merge(result.fold);
    formatOf.putAll(result.formatOf);
    result.deadLetters.moveTo(deadLetters, unit, lines, this::isText);
    faults.merge(result.faults);
    facts.add(result.facts);
    unreadable.addAll(result.unreadable);
    result.notes.stream().limit(SourceNote.MOST - notes.size()).forEach(notes::add);
    result.sourcesByFormat.forEach((format, n) -> sourcesByFormat.merge(format, n, Long::sum));
    result.eventsByFormat.forEach((format, n) -> eventsByFormat.merge(format, n, Long::sum));
    result.read.forEach(coverage::add);
    tally = tally.plus(result.tally);
    apart.add(result.days);
  }

  /** Time of the newest event, {@code Event.NO_TIME} if there is none. */
  long newest() {
    return tally.lastTime();
  }

  /** Hands the facts of all units to the detectors; on one thread if somebody looks on. */
  void detect(Engine engine, SourceTree tree, DetectorObserver observer, int jobs, long bytes)
      throws IOException {
    apart.settle();
    StateShares shares = StateShares.of(engine.detectors(), facts.combinations(), bytes);
    DetectorFailures failures = new DetectorFailures();
    Detecting detecting = new Detecting(engine, fold, apart, shares, failures);
    memory =
        jobs == 1 || observer != DetectorObserver.NONE
            ? detecting.observed(facts, observer, newest())
            : detecting.spread(facts, jobs);
    LetterRecords records = new LetterRecords(formatOf, tree.files(), request.reading().caps());
    failures.report(faults, letters, records, deadLetters);
    tally = tally.plus(Tally.unread(failures.count())).plus(Tally.apart(apart.records()));
    apart.forEach((source, range) -> notes.add(SourceNote.of(source, range)));
  }

  private boolean isText(String source) {
    Format format = formatOf.get(source);
    return format != null && !format.readsBinary();
  }

  ScanResult result(SourceTree tree, List<CostlyRule> costly, boolean stopped) {
    List<ScanResult.FormatCount> formats = new ArrayList<>();
    sourcesByFormat.forEach(
        (format, sources) ->
            formats.add(
                new ScanResult.FormatCount(
                    format, sources, eventsByFormat.getOrDefault(format, 0L))));
    unreadable.addAll(tree.unreadable());
    tree.passed().forEach(passed -> notes.add(SourceNote.of(passed)));
    return new ScanResult(
        EvidencePass.fetched(
            fold.alerts(),
            fold.recordCharacters(),
            tree.files(),
            formatOf,
            request.reading().caps()),
        formats,
        formatOf,
        unreadable.named(),
        unreadable.more(),
        faults.counted(tree.files(), this::isText, lines),
        List.copyOf(notes),
        costly,
        tally,
        coverage.coverage(),
        memory,
        fold.foldedFindings(),
        0,
        stopped);
  }
}
