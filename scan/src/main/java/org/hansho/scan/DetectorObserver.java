package org.hansho.scan;

import org.hansho.detect.Fact;
import org.hansho.detect.Knowledge;

/**
 * Looks on while the detectors of a scan learn, and at what they know in the end. Called on the
 * thread of the scan.
 */
public interface DetectorObserver {
  /** Looks at nothing. */
  DetectorObserver NONE =
      new DetectorObserver() {
        @Override
        public void told(Fact fact) {}

        @Override
        public void ended(Knowledge knowledge, long newest) {}
      };

  /** A fact, or a result as a fact, has been told to those that listen to it. */
  void told(Fact fact);

  /**
   * All facts have been told.
   *
   * @param newest time of the newest event, {@code Event.NO_TIME} if there is none
   */
  void ended(Knowledge knowledge, long newest);
}
