package org.hansho.scan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.files.source.SourceTree;
import org.hansho.pipeline.GuardedReading;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Malformed;

/**
 * The lines that name the columns of records of evidence, for those that cannot be read without:
 * rows of IIS, of flow logs of a VPC and of tables.
 *
 * <p>Costs the reading of each source of such records up to the last of them. Immutable.
 */
public final class EvidenceHeadings {
  /** No record has a heading. */
  public static final EvidenceHeadings NONE = new EvidenceHeadings(Map.of());

  private final Map<RecordPass.Place, String> headings;

  private EvidenceHeadings(Map<RecordPass.Place, String> headings) {
    this.headings = headings;
  }

  /** The headings of the evidence of some alerts of a scan. */
  public static EvidenceHeadings of(
      List<Alert> alerts, ScanRequest request, Map<String, Format> formatOf) {
    Map<RecordPass.Place, String> headings = new HashMap<>();
    RecordPass pass =
        new RecordPass(
            formatOf,
            request.reading().caps(),
            (place, buffer, offset, length, heading) -> {
              if (heading.length > 0) {
                headings.put(place, new String(heading, StandardCharsets.UTF_8));
              }
            });
    boolean any = false;
    for (Alert alert : alerts) {
      for (Evidence evidence : alert.evidence()) {
        Format format = formatOf.get(evidence.source());
        if (format != null && needsHeading(format, evidence)) {
          pass.request(place(evidence));
          any = true;
        }
      }
    }
    if (!any) {
      return NONE;
    }
    pass.run(SourceTree.of(request.paths(), request.reading().followLinksTo()).files());
    return new EvidenceHeadings(headings);
  }

  private static boolean needsHeading(Format format, Evidence evidence) {
    Format alone = format.ofRecord();
    if (evidence.isUnfetched() || alone == null || !format.hasMemory() || format.readsBinary()) {
      return false;
    }
    AtomicBoolean isRead = new AtomicBoolean();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            isRead.set(true);
          }

          @Override
          public void malformed(Malformed record) {
            // That is what is to be found out.
          }
        };
    GuardedReading reader = new GuardedReading(alone, Fields.of(alone.reads()), sink);
    byte[] record = evidence.record().getBytes(StandardCharsets.UTF_8);
    reader.read(record, 0, record.length, 0, true);
    reader.end();
    return !isRead.get();
  }

  private static RecordPass.Place place(Evidence evidence) {
    return new RecordPass.Place(evidence.source(), evidence.position(), evidence.hash());
  }

  /** What is to be read in front of a record; empty if it needs nothing. */
  public String of(Evidence evidence) {
    return headings.getOrDefault(place(evidence), "");
  }
}
