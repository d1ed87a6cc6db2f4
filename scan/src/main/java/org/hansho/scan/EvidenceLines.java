package org.hansho.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.SourceTree;
import org.hansho.record.Format;

/**
 * On which lines of their sources records of evidence stand.
 *
 * <p>Costs the reading of each source up to the last such record, at most {@link #FARTHEST} bytes.
 * Immutable.
 */
public final class EvidenceLines {
  /** No lines are known. */
  public static final EvidenceLines NONE = new EvidenceLines(Map.of());

  /** How far into a source lines are counted, in opened bytes. */
  private static final long FARTHEST = 1L << 30;

  private final Map<Place, Long> lines;

  private record Place(String source, long position) {}

  private EvidenceLines(Map<Place, Long> lines) {
    this.lines = lines;
  }

  /** The lines of the evidence of some alerts of a scan; sources without lines are left out. */
  public static EvidenceLines of(
      List<Alert> alerts, ScanRequest request, Map<String, Format> formatOf) {
    Map<String, Set<Long>> wanted = new TreeMap<>();
    Set<String> holders = new HashSet<>();
    for (Alert alert : alerts) {
      for (Evidence evidence : alert.evidence()) {
        Format format = formatOf.get(evidence.source());
        if (format != null && !format.readsBinary() && evidence.position() <= FARTHEST) {
          wanted
              .computeIfAbsent(evidence.source(), unseen -> new TreeSet<>())
              .add(evidence.position());
        }
      }
    }
    wanted.keySet().forEach(source -> holders.addAll(SourceFile.holders(source)));
    if (wanted.isEmpty()) {
      return NONE;
    }
    LineNumbers numbers = new LineNumbers(request.reading().caps());
    Map<Place, Long> lines = new HashMap<>();
    SourceTree tree = SourceTree.of(request.paths(), request.reading().followLinksTo());
    for (SourceFile file : tree.files()) {
      if (holders.contains(file.name())) {
        numbers.read(
            Unit.whole(file),
            (name, counted) ->
                wanted
                    .getOrDefault(name, Set.of())
                    .forEach(at -> lines.put(new Place(name, at), counted.of(at, 0))));
      }
    }
    return new EvidenceLines(lines);
  }

  /** The line, from 1; 0 if it is not known. */
  public long of(Evidence evidence) {
    return lines.getOrDefault(
        new Place(evidence.source(), evidence.position()), LineNumbers.UNKNOWN);
  }
}
