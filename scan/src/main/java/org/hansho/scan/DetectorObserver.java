package org.hansho.scan;

import org.hansho.detect.Fact;
import org.hansho.detect.Knowledge;

/**
 * Observes the facts that the detectors of a scan receive and their state at the end. Called on the
 * thread of the scan.
 */
public interface DetectorObserver {
  /** Ignores everything. */
  DetectorObserver NONE =
      new DetectorObserver() {
        @Override
        public void received(Fact fact) {}

        @Override
        public void ended(Knowledge knowledge, long newest) {}
      };

  /** A fact, or a result as a fact, was delivered to its subscribers. */
  void received(Fact fact);

  /**
   * All facts were delivered.
   *
   * @param newest time of the newest event, {@code Event.NO_TIME} if there is none
   */
  void ended(Knowledge knowledge, long newest);
}
