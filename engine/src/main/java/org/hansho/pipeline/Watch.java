package org.hansho.pipeline;

import java.util.List;

/**
 * Who looks at events of a class.
 *
 * @param detections armed detections of which a rule is tried on such events
 * @param notArmed detections that would be tried on them and are not armed
 * @param lacking what these lack, in order, each once
 */
public record Watch(int detections, int notArmed, List<String> lacking) {
  public Watch {
    lacking = List.copyOf(lacking);
  }

  /** Whether no detection looks at such events, so that their silence says nothing. */
  public boolean isNone() {
    return detections == 0;
  }
}
