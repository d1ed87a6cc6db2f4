package org.hansho.cli.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.DetectorFailure;
import org.hansho.format.Malformed;
import org.hansho.pipeline.Failure;

/**
 * What detectors failed at, a fault of this program: each document some times at most, since it is
 * asked no more then. Safe for several threads; what it gives does not depend on them.
 */
final class DetectorFailures {
  private final List<DetectorFailure> failures = new ArrayList<>();

  synchronized void add(DetectorFailure failure) {
    failures.add(failure);
  }

  /** Tells them as records that could not be read, of which the places are known. */
  synchronized void tell(FaultTally faults, DeadLetters letters, OutputStream common)
      throws IOException {
    failures.sort(
        Comparator.comparing(DetectorFailure::document)
            .thenComparing(failure -> failure.fact().origin()));
    for (DetectorFailure failure : failures) {
      Malformed record = Failure.of(failure).record();
      String source = failure.fact().origin().source();
      faults.add(record, source);
      letters.add(record, source, "");
    }
    letters.moveTo(common);
  }

  synchronized long count() {
    return failures.size();
  }
}
