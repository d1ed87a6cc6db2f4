package org.hansho.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Origin;
import org.hansho.pipeline.Failure;
import org.hansho.record.Malformed;

/**
 * What detectors failed at, a fault of this program: each document some times at most, since it is
 * asked no more then. Safe for several threads; what it gives does not depend on them.
 */
final class DetectorFailures {
  private final List<DetectorFailure> failures = new ArrayList<>();

  synchronized void add(DetectorFailure failure) {
    failures.add(failure);
  }

  /**
   * Reports them as records that could not be read, with the records that can be read again; of the
   * others only the place.
   *
   * @param found the records to be fetched, to which those that are found are added
   */
  synchronized void report(
      FaultTally faults, DeadLetters letters, LetterRecords found, OutputStream common)
      throws IOException {
    failures.sort(
        Comparator.comparing(DetectorFailure::document)
            .thenComparing(failure -> failure.fact().origin()));
    failures.forEach(failure -> found.request(failure.fact().origin()));
    found.fetch();
    for (DetectorFailure failure : failures) {
      Origin origin = failure.fact().origin();
      Malformed record = found.filled(Failure.of(failure).record(), origin);
      faults.add(record, origin.source());
      letters.add(record, origin.source(), found.format(origin));
    }
    letters.moveTo(common);
  }

  synchronized long count() {
    return failures.size();
  }
}
