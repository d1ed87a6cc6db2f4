package org.hansho.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.files.source.SourceFile;
import org.hansho.record.Malformed;

/**
 * The faults of records, each with how often and where first. Faults are constants of the formats,
 * so there are not many. Filled by one thread, then merged by another.
 */
final class FaultTally {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private static final class Entry {
    final Malformed first;
    final String source;
    long records;
    long line = LineNumbers.UNKNOWN;

    Entry(Malformed first, String source) {
      this.first = first;
      this.source = source;
    }
  }

  void add(Malformed record, String source) {
    add(record, source, 1);
  }

  private void add(Malformed record, String source, long records) {
    entries.computeIfAbsent(record.reason(), unseen -> new Entry(record, source)).records +=
        records;
  }

  /** Adds what was met behind all that is here. */
  void merge(FaultTally later) {
    later.entries.values().forEach(entry -> add(entry.first, entry.source, entry.records));
  }

  /**
   * All faults, the most frequent first, with the lines of their first places.
   *
   * @param hasLines whether a source is text
   */
  List<FaultCount> counted(List<SourceFile> files, Predicate<String> hasLines, LineNumbers lines) {
    Set<String> holders = new HashSet<>();
    entries.values().forEach(entry -> holders.addAll(SourceFile.holders(entry.source)));
    for (SourceFile file : files) {
      if (!holders.contains(file.name())) {
        continue;
      }
      number(file, hasLines, lines);
    }
    return entries.values().stream()
        .map(entry -> FaultCount.of(entry.records, entry.first, entry.source, entry.line))
        .sorted(FaultCount.ORDER)
        .toList();
  }

  private void number(SourceFile file, Predicate<String> hasLines, LineNumbers numbers) {
    List<Entry> inFile = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (SourceFile.holders(entry.source).contains(file.name()) && hasLines.test(entry.source)) {
        inFile.add(entry);
      }
    }
    if (inFile.isEmpty()) {
      return;
    }
    inFile.sort(Comparator.comparingLong(entry -> entry.first.position()));
    numbers.read(
        Unit.whole(file),
        (name, lines) -> {
          for (Entry entry : inFile) {
            if (entry.source.equals(name)) {
              entry.line = lines.of(entry.first.position(), entry.first.linesBefore());
            }
          }
        });
  }
}
